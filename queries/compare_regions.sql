-- Regions side by side, first where they differ, then where they agree, last where too little is known to say.
-- Where law gives them different roles in a policy area, their actions are not comparable.
-- params: as_of, layer, regions
-- returns: one row per policy area, measure and region
-- rows: competence_matrix
with

chosen as (
    from matrix_cells_on($as_of, $layer)
    where ($regions is null or region in $regions) and state <> 'no_question'
),

compared as (
    select
        policy_area,
        measure,
        case
            when count(distinct all_values) > 1 then 'differ'
            when count(all_values) < count(*) or count(*) < 2 then 'not_known_for_all'
            else 'agree'
        end as comparison,
        count(all_values) as count_known,
        count(*) as count_regions
    from chosen
    group by all
),

mandates as (
    select
        policy_area,
        case comparison when 'differ' then 'differ' when 'agree' then 'same' else comparison end as mandates
    from compared
    where measure = 'law'
)

select
    compared.comparison,
    chosen.policy_area,
    chosen.measure,
    mandates.mandates,
    chosen.region,
    regions.name,
    countries.name as country_name,
    chosen.value,
    chosen.all_values,
    chosen.state,
    compared.count_known,
    compared.count_regions,
    chosen.source
from chosen
inner join compared using (policy_area, measure)
inner join mandates using (policy_area)
inner join policy_areas using (policy_area)
inner join regions using (region)
inner join countries on regions.country = countries.country
order by
    list_position(['differ', 'agree', 'not_known_for_all'], compared.comparison),
    policy_areas.position,
    list_position(
        ['law', 'formal_role', 'informal_role', 'practice', 'need', 'cooperation_interest'], chosen.measure
    ),
    regions.name;
