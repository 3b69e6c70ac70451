-- What regions need: in the survey on a layer and policy area, at the meetings on a theme.
-- returns: one row per need
-- needs: answers_on
-- kept: its rows on a day
create macro needs_on(on_day) as table
select
    'survey' as basis,
    answers.region,
    questions.layer,
    questions.policy_area,
    null::varchar as theme,
    answers.need,
    questions.wording as need_text,
    answers.question as need_key,
    answers.source
from answers_on(on_day) as answers
inner join questions using (question)
where answers.need in ('strong', 'some')
union all
select
    'meeting' as basis,
    region,
    null::varchar as layer,
    null::varchar as policy_area,
    theme,
    null::varchar as need,
    summary as need_text,
    statement as need_key,
    source
from statements
where kind = 'need' and theme is not null;
