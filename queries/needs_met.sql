-- Needs of regions beside what others offer: in the survey a practice or an interest in cooperation on the same layer and
-- policy area, at the meetings a practice told on the same theme. Strong needs and running practices first. Null means all.
-- params: as_of, region, layer, policy_area
-- returns: one row per need and offer of another region
with

answers as (
    select
        answers.*,
        questions.layer,
        questions.policy_area,
        questions.wording
    from answers_on($as_of) as answers
    inner join questions using (question)
),

surveyed as (
    select
        'survey' as basis,
        needs.region,
        needs.layer,
        needs.policy_area,
        null::varchar as theme,
        needs.need,
        needs.wording as need_text,
        offers.region as other_region,
        if(offers.practice = 'none', null, offers.practice) as practice,
        if(offers.cooperation_interest = 'none', null, offers.cooperation_interest) as cooperation_interest,
        offers.wording as offer_text,
        needs.question as need_key,
        offers.question as offer_key,
        needs.source,
        offers.source as offer_source
    from answers as needs
    inner join answers as offers
        on needs.layer = offers.layer
        and needs.policy_area is not distinct from offers.policy_area
        and needs.region <> offers.region
    where
        needs.need in ('strong', 'some')
        and (offers.practice in ('running', 'planned') or offers.cooperation_interest in ('active', 'open'))
),

told as (
    select
        'meeting' as basis,
        needs.region,
        null::varchar as layer,
        null::varchar as policy_area,
        themes.title as theme,
        null::varchar as need,
        needs.summary as need_text,
        offers.region as other_region,
        'told' as practice,
        null::varchar as cooperation_interest,
        offers.summary as offer_text,
        needs.statement as need_key,
        offers.statement as offer_key,
        needs.source,
        offers.source as offer_source
    from statements as needs
    inner join statements as offers on needs.theme = offers.theme and needs.region <> offers.region
    inner join themes on needs.theme = themes.theme
    where needs.kind = 'need' and offers.kind = 'practice'
),

met as (
    from surveyed
    union all
    from told
)

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
from met
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
