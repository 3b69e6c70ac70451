-- Needs of regions, each with the best three of the offers that meet it and how many regions offer something: strong needs
-- and running practices first.
-- params: as_of, region
-- returns: one row per need
-- rows: needs_met
with

best_of_region as (
    select
        offers.*,
        others.name
    from offers_on($as_of) as offers
    inner join regions as others on offers.other_region = others.region
    qualify
        row_number() over (
            partition by offers.basis, offers.layer, offers.policy_area, offers.theme, offers.other_region
            order by
                rank_of_answer(offers.practice) nulls last,
                rank_of_answer(offers.cooperation_interest) nulls last,
                offers.offer_key
        ) = 1
),

offered as (
    select
        basis,
        layer,
        policy_area,
        theme,
        list(other_region) as other_regions,
        list(
            struct_pack(
                region := other_region, name := name, practice := practice, cooperation_interest := cooperation_interest,
                offer_text := offer_text, offer_source := offer_source
            )
            order by
                rank_of_answer(practice) nulls last,
                rank_of_answer(cooperation_interest) nulls last,
                name
        )[:4] as best  -- one of them may be its own
    from best_of_region
    group by basis, layer, policy_area, theme
),

matched as (
    select
        needs.*,
        len(offered.other_regions) - list_contains(offered.other_regions, needs.region)::int as count_regions,
        list_filter(offered.best, lambda offer: offer['region'] <> needs.region)[:3] as best
    from needs_on($as_of) as needs
    inner join offered
        on needs.basis = offered.basis
        and needs.layer is not distinct from offered.layer
        and needs.policy_area is not distinct from offered.policy_area
        and needs.theme is not distinct from offered.theme
    where $region is null or needs.region = $region
)

select
    matched.basis,
    matched.region,
    matched.need_key,
    matched.layer,
    matched.policy_area,
    themes.title as theme,
    matched.need,
    matched.need_text,
    matched.source,
    matched.count_regions,
    list_transform(
        matched.best,
        lambda offer: struct_pack(
            name := offer['name'],
            practice := offer['practice'],
            cooperation_interest := offer['cooperation_interest'],
            offer_text := nullif(offer['offer_text'], matched.need_text)
        )
    ) as best_offers,
    matched.best[1].offer_source as offer_source,
    regions.name,
    concat_ws(', ', layers.title, matched.policy_area, themes.title) as on_what,
    len(matched.best) as count_shown
from matched
inner join regions using (region)
left join layers on matched.layer = layers.layer
left join themes on matched.theme = themes.theme
where matched.count_regions > 0 and (matched.theme is null or themes.theme is not null)
order by matched.basis desc, rank_of_answer(matched.need), regions.name, matched.need_key;
