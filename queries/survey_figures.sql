-- The survey in figures: how many were asked, replied in whole or part, stayed silent; countries heard, and resting on one.
-- Heard are those asked: who answered without being asked is counted apart.
-- params: as_of
-- returns: one row
-- rows: survey_regions
with

replies as materialized (
    from replies_on($as_of)
),

by_country as (
    select
        country,
        count(*) filter (asked_on is not null and count_answered > 0) as count_heard,
        count(*) filter (asked_on is not null) as count_asked
    from replies
    group by all
),

countries_heard as (
    select
        count(*) filter (count_asked > 0) as count_countries_asked,
        count(*) filter (count_heard > 0) as count_countries_heard,
        count(*) filter (count_heard = 1) as count_countries_on_one
    from by_country
),

regions_heard as (
    select
        count(*) filter (asked_on is not null) as count_asked,
        count(*) filter (asked_on is not null and count_answered > 0) as count_heard,
        count(*) filter (reply = 'replied') as count_replied,
        count(*) filter (reply = 'partly') as count_partly,
        count(*) filter (reply = 'silent') as count_silent,
        count(*) filter (reply = 'unasked') as count_unasked,
        count(*) filter (reminded_on is not null) as count_reminded,
        coalesce(sum(count_answered), 0)::bigint as count_answers,
        coalesce(sum(count_earlier), 0)::bigint as count_earlier,
        max(count_questions) as count_questions
    from replies
)

select *
from regions_heard
cross join countries_heard;
