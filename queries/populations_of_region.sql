-- Population and share of non-nationals of a region, and of its country beside it.
-- params: region
-- returns: one row per territory and year, the region first, the latest year first
select
    populations.*,
    territories.name,
    territories.is_region
from populations
inner join territories using (territory)
inner join regions on territories.territory in (regions.region, regions.country)
where regions.region = $region
order by territories.is_region desc, populations.year desc;
