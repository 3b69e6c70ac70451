-- Counts are not negative, shares are percent, places are on the globe.
-- returns: one row per impossible figure
with
bounded as (
    select 'participation' as "table", meeting || ' + ' || organisation as row, 'people' as "column", people as value, 1 as least, 500 as most from participation
    union all
    select 'survey_counts', stated_on::varchar, 'regions_asked', regions_asked, 0, 1000 from survey_counts
    union all
    select 'survey_counts', stated_on::varchar, 'regions_replied', regions_replied, 0, coalesce(regions_asked, 1000) from survey_counts
    union all
    select 'survey_counts', stated_on::varchar, 'countries_replied', countries_replied, 0, coalesce(regions_replied, 60) from survey_counts
    union all
    select 'populations', territory || ' + ' || year, 'population', population, 0, 2000000000 from populations
    union all
    select 'populations', territory || ' + ' || year, 'non_nationals_share', non_nationals_share, 0, 100 from populations
    union all
    select 'populations', territory || ' + ' || year, 'year', year, 1900, 2100 from populations
    union all
    select 'deadlines', deadline, 'latitude', latitude, -90, 90 from deadlines
    union all
    select 'deadlines', deadline, 'longitude', longitude, -180, 180 from deadlines
)
select
    "table",
    row,
    "column",
    value::varchar as value,
    'it must be from %(least)s to %(most)s; correct it or empty the cell' as sentence,
    least,
    most
from bounded
where value not between least and most
order by all;
