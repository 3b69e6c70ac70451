-- Needs of regions beside what others offer on the same layer and policy area, or on the same theme.
-- returns: one row per need and offer of another region
-- needs: needs_on, offers_on
create macro needs_met_on(on_day) as table
select
    needs.basis,
    needs.region,
    needs.layer,
    needs.policy_area,
    themes.title as theme,
    needs.need,
    needs.need_text,
    offers.other_region,
    offers.practice,
    offers.cooperation_interest,
    offers.offer_text,
    needs.need_key,
    offers.offer_key,
    needs.source,
    offers.offer_source
from needs_on(on_day) as needs
inner join offers_on(on_day) as offers
    on needs.basis = offers.basis
    and needs.layer is not distinct from offers.layer
    and needs.policy_area is not distinct from offers.policy_area
    and needs.theme is not distinct from offers.theme
    and needs.region <> offers.other_region
left join themes on needs.theme = themes.theme
where needs.theme is null or themes.theme is not null;
