-- Needs of regions beside what others offer: in the survey a practice or an interest in cooperation on the same layer and
-- policy area, at the meetings a practice told on the same theme. Strong needs and running practices first.
-- params: as_of, region, layer, policy_area
-- returns: one row per need and offer of another region
select
    met.basis,
    met.region,
    regions.name,
    met.layer,
    met.policy_area,
    met.theme,
    met.need,
    met.need_text,
    met.other_region,
    others.name as other_name,
    met.practice,
    met.cooperation_interest,
    met.offer_text,
    met.need_key,
    met.offer_key,
    met.source,
    met.offer_source
from needs_met_on($as_of) as met
inner join regions on met.region = regions.region
inner join regions as others on met.other_region = others.region
where
    ($region is null or met.region = $region)
    and ($layer is null or met.layer = $layer)
    and ($policy_area is null or met.policy_area = $policy_area)
order by
    met.basis desc,
    rank_of_answer(met.need),
    rank_of_answer(met.practice) nulls last,
    rank_of_answer(met.cooperation_interest) nulls last,
    regions.name,
    others.name,
    met.need_key,
    met.offer_key;
