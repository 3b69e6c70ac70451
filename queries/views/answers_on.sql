-- The answer that counts on a day: the latest by then of each region to each question. An answer that was emptied again
-- is not an answer.
-- returns: one row per region and question answered
create macro answers_on(on_day) as table
with
latest as (
    select
        region,
        question,
        count(*) as count_received,
        arg_max(
            struct_pack(
                formal_role := formal_role, informal_role := informal_role, answer := answer, need := need,
                practice := practice, cooperation_interest := cooperation_interest, received_on := received_on,
                is_synthetic := is_synthetic, source := source
            ),
            (received_on, source)
        ) as answered
    from responses
    where received_on <= on_day::date
    group by region, question
)
select
    region,
    question,
    count_received,
    unnest(answered)
from latest
where coalesce(
    answered.formal_role, answered.informal_role, answered.answer, answered.need, answered.practice,
    answered.cooperation_interest
) is not null;
