-- Whom to remind: regions asked that have not answered every question, the longest silent first. Functions, no addresses.
-- params: as_of
-- returns: one row per region with a question open
select
    region,
    name,
    country_name,
    asked_on,
    reminded_on,
    count_answered,
    count_questions,
    count_questions - count_answered as count_open,
    date_diff('day', coalesce(reminded_on, asked_on), $as_of::date) as days_since,
    source
from replies_on($as_of)
where asked_on is not null and count_answered < count_questions
order by count_answered, coalesce(reminded_on, asked_on), name;
