-- Practices of regions by layer of the mapping.
-- params: region
-- returns: one row per practice
select
    practices.*,
    regions.name as region_name,
    layers.title as layer_title
from practices
inner join regions using (region)
left join layers on practices.layer = layers.layer
where $region is null or practices.region = $region
order by layers.position, regions.name, practices.practice;
