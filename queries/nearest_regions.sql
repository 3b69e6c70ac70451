-- The regions most like one on the matrix: how many cells are equal of those known for both, by law and in the survey.
-- params: as_of, region, layer
-- returns: one row per basis (law, survey) and other region with a cell to compare
-- rows: competence_matrix
with

cells as (
    select
        region,
        if(measure = 'law', 'law', 'survey') as basis,
        policy_area,
        measure,
        all_values
    from matrix_cells_on($as_of, $layer)
    where state = 'known'
)

select
    theirs.basis,
    theirs.region,
    regions.name,
    countries.name as country_name,
    count(*) filter (mine.all_values = theirs.all_values) as count_equal,
    count(*) as count_compared,
    count(*) filter (mine.all_values = theirs.all_values) / count(*) as share_equal
from cells as mine
inner join cells as theirs
    on mine.policy_area = theirs.policy_area and mine.measure = theirs.measure and mine.region <> theirs.region
inner join regions on theirs.region = regions.region
inner join countries on regions.country = countries.country
where mine.region = $region
group by all
order by theirs.basis, count_equal desc, count_compared, regions.name;
