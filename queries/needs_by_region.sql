-- Needs stated in the survey by layer and region: how many, how many of them strong, and in which policy areas.
-- params: as_of, region
-- returns: one row per layer and region with a need
with

needs as (
    select
        questions.layer,
        answers.region,
        questions.policy_area,
        bool_or(answers.need = 'strong') as is_strong,
        count(*) as count_needs,
        count(*) filter (answers.need = 'strong') as count_strong,
        min(answers.source) as source
    from answers_on($as_of) as answers
    inner join questions using (question)
    where answers.need in ('strong', 'some')
    group by all
)

select
    layers.title as layer_title,
    needs.region,
    regions.name as region_name,
    sum(needs.count_needs)::bigint as count_needs,
    sum(needs.count_strong)::bigint as count_strong,
    list(needs.policy_area order by policy_areas.position) filter (needs.policy_area is not null) as areas,
    list(needs.policy_area order by policy_areas.position)
    filter (needs.is_strong and needs.policy_area is not null) as strong_areas,
    min(needs.source) as source
from needs
inner join layers using (layer)
inner join regions using (region)
left join policy_areas using (policy_area)
where $region is null or needs.region = $region
group by layers.position, layers.title, needs.region, regions.name
order by layers.position, regions.name;
