-- Formal roles by country and policy area, and the regions of it whose own law says otherwise. An empty role is not known.
-- params: as_of
-- returns: one row per country with a region and policy area
-- rows: competences_listed
with

given as (
    select
        country,
        policy_area,
        arg_min(regional_role, rank_of_answer(regional_role)) as role,
        widest_first(list(regional_role)) as roles,
        array_to_string(list_sort(list(distinct leading_tier)), ' + ') as leading_tier,
        if(bool_and(dating = 'dated'), 'dated', 'date not known') as dating,
        case
            when bool_and(confidence = 'stated') then 'stated'
            when bool_or(confidence = 'stated') then 'partly inferred'
            else 'inferred'
        end as confidence,
        min(source) as source
    from competences_on($as_of)
    where territory = country
    group by all
),

own as (
    select
        regions.country,
        cells.policy_area,
        cells.roles,
        regions.name
    from law_cells_on($as_of) as cells
    inner join regions using (region)
    where cells.rests_on = 'region'
),

differing as (
    select
        own.country,
        own.policy_area,
        count(*) as count_regions,
        array_to_string(list_sort(list(own.name)), ', ') as region_names
    from own
    left join given using (country, policy_area)
    where own.roles is distinct from given.roles
    group by all
)

select
    countries.country,
    countries.name as country_name,
    countries.latitude,
    countries.longitude,
    policy_areas.policy_area,
    given.role,
    given.roles,
    nullif(given.leading_tier, '') as leading_tier,
    given.dating,
    given.confidence,
    coalesce(differing.count_regions, 0) as count_regions_that_differ,
    differing.region_names as regions_that_differ,
    given.source
from countries
cross join policy_areas
left join given using (country, policy_area)
left join differing using (country, policy_area)
where countries.country in (select regions.country from regions)
order by countries.name, policy_areas.position;
