-- The formal role of each region in each policy area on a day. Several laws may give several roles: `role` is the widest,
-- `roles` are all of them; `country_roles` are those of its country where its own law says another. Unknown is null,
-- never “none”.
-- returns: one row per region and policy area, known or not
-- needs: region_competences_on, rank_of_answer, widest_first
-- kept: its rows on a day
create macro law_cells_on(on_day) as table
with
given as (
    select
        region,
        policy_area,
        arg_min(regional_role, rank_of_answer(regional_role)) as role,
        widest_first(list(regional_role)) as roles,
        any_value(rests_on) as rests_on,
        case
            when bool_and(confidence = 'stated') then 'stated'
            when bool_or(confidence = 'stated') then 'partly_inferred'
            else 'inferred'
        end as confidence,
        if(bool_and(dating = 'dated'), 'dated', 'undated') as dating,
        max(since) as since,
        list_sort(list(distinct source)) as sources,
        arg_min(source, (rank_of_answer(regional_role), competence)) as source
    from region_competences_on(on_day)
    where counts_for_role
    group by all
),
beside as (
    select
        region,
        policy_area,
        widest_first(list(regional_role)) as country_roles
    from region_competences_on(on_day)
    where rests_on = 'country' and regional_role is not null and not counts_for_role
    group by all
),
led as (
    select
        region,
        policy_area,
        array_to_string(list_sort(list(distinct leading_tier)), ' + ') as leading_tier
    from region_competences_on(on_day)
    where counts_for_tier
    group by all
)
select
    regions.region,
    policy_areas.policy_area,
    given.* exclude (region, policy_area),
    beside.country_roles,
    led.leading_tier
from regions
cross join policy_areas
left join given using (region, policy_area)
left join beside using (region, policy_area)
left join led using (region, policy_area);
