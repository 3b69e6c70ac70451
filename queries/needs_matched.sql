-- Needs of regions, each with the best three of the offers that meet it and how many regions offer something: strong needs
-- and running practices first.
-- params: as_of, region
-- returns: one row per need
-- rows: needs_met
with

ranked as (
    select
        met.*,
        row_number() over (
            partition by met.basis, met.region, met.need_key, met.other_region
            order by
                rank_of_answer(met.practice) nulls last,
                rank_of_answer(met.cooperation_interest) nulls last,
                met.offer_key
        ) as place_of_region
    from needs_met_on($as_of) as met
    where $region is null or met.region = $region
),

offers as (
    select
        ranked.*,
        struct_pack(
            name := others.name,
            practice := ranked.practice,
            cooperation_interest := ranked.cooperation_interest,
            offer_text := nullif(ranked.offer_text, ranked.need_text)
        ) as offer,
        row_number() over (
            partition by ranked.basis, ranked.region, ranked.need_key
            order by
                rank_of_answer(ranked.practice) nulls last,
                rank_of_answer(ranked.cooperation_interest) nulls last,
                others.name
        ) as place
    from ranked
    inner join regions as others on ranked.other_region = others.region
    where ranked.place_of_region = 1
),

matched as (
    select
        basis,
        region,
        need_key,
        any_value(layer) as layer,
        any_value(policy_area) as policy_area,
        any_value(theme) as theme,
        any_value(need) as need,
        any_value(need_text) as need_text,
        any_value(source) as source,
        count(*) as count_regions,
        list(offer order by place)[:3] as best_offers,
        arg_min(offer_source, place) as offer_source
    from offers
    group by basis, region, need_key
)

select
    matched.*,
    regions.name,
    concat_ws(', ', layers.title, matched.policy_area, matched.theme) as on_what,
    len(matched.best_offers) as count_shown
from matched
inner join regions using (region)
left join layers on matched.layer = layers.layer
order by matched.basis desc, rank_of_answer(matched.need), regions.name, matched.need_key;
