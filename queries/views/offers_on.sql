-- What regions offer others: in the survey a practice or an interest in cooperation on a layer and policy area, at the
-- meetings a practice told on a theme.
-- returns: one row per offer
-- needs: answers_on
-- kept: its rows on a day
create macro offers_on(on_day) as table
select
    'survey' as basis,
    answers.region as other_region,
    questions.layer,
    questions.policy_area,
    null::varchar as theme,
    if(answers.practice = 'none', null, answers.practice) as practice,
    if(answers.cooperation_interest = 'none', null, answers.cooperation_interest) as cooperation_interest,
    questions.wording as offer_text,
    answers.question as offer_key,
    answers.source as offer_source
from answers_on(on_day) as answers
inner join questions using (question)
where answers.practice in ('running', 'planned') or answers.cooperation_interest in ('active', 'open')
union all
select
    'meeting' as basis,
    region as other_region,
    null::varchar as layer,
    null::varchar as policy_area,
    theme,
    'told' as practice,
    null::varchar as cooperation_interest,
    summary as offer_text,
    statement as offer_key,
    source as offer_source
from statements
where kind = 'practice' and theme is not null;
