-- The answer that counts on a day: the latest by then of each region to each question. An answer that was emptied again
-- is not an answer. Only where the latest of all came later are the answers themselves looked through.
-- returns: one row per region and question answered
-- needs: latest_answers
-- kept: its rows on a day
create macro answers_on(on_day) as table
with
answered_later as (
    select
        region,
        question
    from latest_answers
    where received_on > on_day::date
),
earlier as (
    select
        count(*) as count_received,
        arg_max(responses, (received_on, source)) as answered
    from responses
    semi join answered_later using (region, question)
    where received_on <= on_day::date
    group by region, question
),
latest as (
    from latest_answers
    where received_on <= on_day::date
    union all by name
    select
        count_received,
        unnest(answered)
    from earlier
)
from latest
where coalesce(formal_role, informal_role, answer, need, practice, cooperation_interest) is not null;
