-- An answer replies to a question that was in the questionnaire on the day it came in.
-- level: finding
-- returns: one row per answer older than its question
with
days as (
    select distinct snapshot
    from history.questions
),
first_asked as (
    select
        question,
        min(snapshot) as asked_first
    from history.questions
    group by question
),
absent as (
    select
        first_asked.question,
        max(days.snapshot) as absent_on
    from first_asked
    inner join days on days.snapshot < first_asked.asked_first
    group by first_asked.question
)
select
    'responses' as "table",
    responses.region || ' + ' || responses.question || ' + ' || responses.received_on as row,
    'received_on' as "column",
    responses.received_on::varchar as value,
    'the questionnaire of %(absent_on)s did not have this question yet; correct the day or the question' as sentence,
    absent.absent_on as absent_on
from responses
inner join absent using (question)
where responses.received_on <= absent.absent_on
order by all;
