-- Needs of regions beside what others offer: in the survey a practice or an interest in cooperation on the same layer and
-- policy area, at the meetings a practice told on the same theme.
-- returns: one row per need and offer of another region
-- needs: answers_on
create macro needs_met_on(on_day) as table
with
answers as (
    select
        answers.*,
        questions.layer,
        questions.policy_area,
        questions.wording
    from answers_on(on_day) as answers
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
)
from surveyed
union all
from told;
