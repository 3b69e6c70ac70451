-- The law behind each cell of the matrix: a region's own and its country's, and which of them counts.
-- params: as_of, region, policy_area
-- returns: one row per region and competence
select
    held.region,
    held.region_name,
    held.policy_area,
    held.competence,
    held.rests_on,
    held.regional_role,
    held.leading_tier,
    held.counts_for_role,
    held.counts_for_tier,
    held.tier,
    held.summary,
    held.since,
    held.dating,
    held.as_of_wording,
    held.confidence,
    held.source
from region_competences_on($as_of) as held
inner join policy_areas using (policy_area)
where ($region is null or held.region = $region) and ($policy_area is null or held.policy_area = $policy_area)
order by held.region_name, policy_areas.position, held.rests_on desc, held.competence;
