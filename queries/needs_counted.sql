-- Needs stated in the survey by layer and policy area, and how many of them another region's offer meets.
-- params: as_of, region
-- returns: one row per layer and policy area with a need
-- rows: needs_met
with

answers as (
    select
        answers.*,
        questions.layer,
        questions.policy_area
    from answers_on($as_of) as answers
    inner join questions using (question)
),

offers as (
    select
        layer,
        policy_area,
        list(distinct region) as regions
    from answers
    where practice in ('running', 'planned') or cooperation_interest in ('active', 'open')
    group by all
)

select
    answers.layer,
    layers.title as layer_title,
    answers.policy_area,
    count(*) as count_needs,
    count(*) filter (answers.need = 'strong') as count_strong,
    count(*) filter (len(list_filter(offers.regions, lambda other: other <> answers.region)) > 0) as count_met
from answers
inner join layers using (layer)
left join policy_areas using (policy_area)
left join offers
    on answers.layer = offers.layer and answers.policy_area is not distinct from offers.policy_area
where answers.need in ('strong', 'some') and ($region is null or answers.region = $region)
group by answers.layer, layers.title, answers.policy_area, layers.position, policy_areas.position
order by layers.position, policy_areas.position;
