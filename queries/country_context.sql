-- The country layer: the latest population and share of non-nationals by the day, each with its own year and source. Context
-- beside the rest, never part of a score.
-- params: as_of, country, region
-- returns: one row per territory with a figure
with

known as (
    from populations
    where as_of <= $as_of::date
),

latest as (
    select
        territory,
        max(year) filter (population is not null) as population_year,
        arg_max(population, year) as population,
        arg_max(source, year) filter (population is not null) as population_source,
        max(year) filter (non_nationals_share is not null) as share_year,
        arg_max(non_nationals_share, year) as non_nationals_share,
        arg_max(source, year) filter (non_nationals_share is not null) as share_source
    from known
    group by all
)

select
    latest.territory,
    territories.name,
    territories.is_region,
    territories.country,
    countries.name as country_name,
    latest.population,
    latest.population_year,
    latest.population_source,
    latest.non_nationals_share,
    latest.share_year,
    latest.share_source,
    coalesce(latest.population_source, latest.share_source) as source
from latest
inner join territories using (territory)
inner join countries on territories.country = countries.country
where
    ($country is null or territories.country = $country)
    and ($region is null or latest.territory in ($region, (select country from regions where region = $region)))
order by countries.name, territories.is_region, territories.name;
