-- Every answer received by the day, the earlier ones beside the one that counts; of each region to each question so many
-- of the latest as are asked for.
-- params: as_of, region, question, layer, policy_area, latest
-- returns: one row per answer received
with

-- Chosen before anything is put beside them: of a region that answered very often, few are left.
received as (
    from responses
    where
        received_on <= $as_of::date
        and ($region is null or region = $region)
        and ($question is null or question = $question)
    qualify
        $latest is null
        or row_number() over (
            partition by region, question
            order by received_on desc, source desc
        ) <= $latest
)

select
    received.*,
    regions.name as region_name,
    questions.layer,
    questions.policy_area,
    questions.wording,
    questions.scale,
    layers.title as layer_title,
    received.received_on = counted.received_on and received.source = counted.source as counts,
    case
        when counts then 'counts'
        when
            coalesce(
                received.answer, received.formal_role, received.informal_role, received.need, received.practice,
                received.cooperation_interest
            ) is null
            then 'withdrawn'
        else 'replaced'
    end as standing
from received
inner join regions using (region)
inner join questions using (question)
inner join layers using (layer)
left join answers_on($as_of) as counted using (region, question)
where
    ($layer is null or questions.layer = $layer)
    and ($policy_area is null or questions.policy_area = $policy_area)
order by regions.name, questions.position, received.received_on desc, received.source;
