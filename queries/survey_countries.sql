-- Who has answered by country, and on which one region of those asked a country rests. Who answered without being asked is
-- counted apart.
-- params: as_of
-- returns: one row per country of which a region was asked or answered
-- rows: survey_regions
with

replies as (
    select
        *,
        asked_on is not null and count_answered > 0 as is_heard
    from replies_on($as_of)
    where reply <> 'not_asked'
)

select
    country,
    country_name,
    count(*) filter (asked_on is not null) as count_asked,
    count(*) filter (is_heard) as count_heard,
    count(*) filter (reply = 'replied') as count_replied,
    count(*) filter (reply = 'partly') as count_partly,
    count(*) filter (reply = 'silent') as count_silent,
    count(*) filter (reply = 'unasked') as count_unasked,
    if(count(*) filter (is_heard) = 1, max(name) filter (is_heard), null) as rests_on
from replies
group by all
order by country_name;
