-- The law that holds for each region on a day: its own and its country's. In a policy area its own law wins in what it
-- says; what that leaves open, the role or the leading tier, is as in its country.
-- returns: one row per region and competence
-- needs: competences_on
-- kept: its rows on a day
create macro region_competences_on(on_day) as table
with
applied as (
    select
        regions.region,
        regions.name as region_name,
        if(held.territory = regions.region, 'region', 'country') as rests_on,
        held.*
    from regions
    inner join competences_on(on_day) as held
        on held.territory = regions.region or held.territory = regions.country
)
select
    *,
    regional_role is not null and (
        rests_on = 'region' or not bool_or(rests_on = 'region' and regional_role is not null) over cell
    ) as counts_for_role,
    leading_tier is not null and (
        rests_on = 'region' or not bool_or(rests_on = 'region' and leading_tier is not null) over cell
    ) as counts_for_tier
from applied
window cell as (partition by region, policy_area);
