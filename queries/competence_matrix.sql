-- The matrix of regions and policy areas by one measure (law, formal or informal role, need, practice, interest in
-- cooperation) on one layer, sorted by name, country or sea basin.
-- params: as_of, layer, measure, policy_area, region, sort
-- returns: one row per region, policy area and measure
-- rows: cells_rest_on
select
    cells.region,
    regions.name,
    regions.country,
    countries.name as country_name,
    regions.sea_basin,
    regions.latitude,
    regions.longitude,
    cells.policy_area,
    policy_areas.position,
    cells.measure,
    cells.value,
    cells.all_values,
    cells.state,
    cells.count_answers,
    cells.count_questions,
    cells.source,
    cells.country_values,
    cells.dating
from matrix_cells_on($as_of, $layer) as cells
inner join regions using (region)
inner join countries on regions.country = countries.country
inner join policy_areas using (policy_area)
where
    ($measure is null or cells.measure = $measure)
    and ($policy_area is null or cells.policy_area = $policy_area)
    and (cells.region = $region or ($region is null and regions.membership is distinct from 'not in 2017'))
order by
    case $sort when 'country' then countries.name when 'sea_basin' then regions.sea_basin end,
    regions.name,
    policy_areas.position,
    cells.measure;
