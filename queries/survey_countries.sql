-- Who has answered by country, and on which one region a country rests.
-- params: as_of
-- returns: one row per country of which a region was asked or answered
-- rows: survey_regions
select
    country,
    country_name,
    count(*) filter (asked_on is not null) as count_asked,
    count(*) filter (count_answered > 0) as count_heard,
    count(*) filter (reply = 'replied') as count_replied,
    count(*) filter (reply = 'partly replied') as count_partly,
    count(*) filter (reply = 'silent') as count_silent,
    if(count(*) filter (count_answered > 0) = 1, max(name) filter (count_answered > 0), null) as rests_on
from replies_on($as_of)
where reply <> 'not asked'
group by all
order by country_name;
