-- What the cells of the matrix rest on: each law and each answer that counts, by measure (law, formal or informal role,
-- need, practice, interest in cooperation).
-- params: as_of, region, layer, policy_area, measure
-- returns: one row per region and law, or per region, question and measure answered
with

answers as (
    select
        given.*,
        questions.layer,
        questions.policy_area,
        questions.wording
    from answers_on($as_of) as given
    inner join questions using (question)
    where questions.policy_area is not null and questions.scale = 'roles'
),

said as (
    unpivot answers
    on formal_role, informal_role, need, practice, cooperation_interest
    into name measure value value
),

held as (
    select
        region,
        policy_area,
        'law' as measure,
        null::varchar as layer,
        if(counts_for_role, regional_role, null) as value,
        if(counts_for_tier, leading_tier, null) as leading_tier,
        summary as wording,
        confidence,
        since,
        source
    from region_competences_on($as_of)
    where counts_for_role or counts_for_tier
    union all
    select
        region,
        policy_area,
        measure,
        layer,
        value,
        null as leading_tier,
        wording,
        'answered' as confidence,
        received_on as since,
        source
    from said
)

select
    held.region,
    regions.name as region_name,
    held.* exclude (region)
from held
inner join regions using (region)
inner join policy_areas using (policy_area)
where
    ($region is null or held.region = $region)
    and ($layer is null or held.layer = $layer or held.measure = 'law')
    and ($policy_area is null or held.policy_area = $policy_area)
    and ($measure is null or held.measure = $measure)
order by
    regions.name, policy_areas.position, held.measure, held.source, held.layer, held.wording, held.value,
    held.leading_tier, held.since;
