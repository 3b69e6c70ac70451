-- The latest answer of each region to each question, whenever it came. A snapshot with very many answers was given this
-- as a table when it was committed.
-- returns: one row per region and question with an answer
create view latest_answers as
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
    group by region, question
)
select
    region,
    question,
    count_received,
    unnest(answered)
from latest;
