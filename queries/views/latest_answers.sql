-- The latest answer of each region to each question, whenever it came. A snapshot with very many answers was given this
-- as a table when it was committed.
-- returns: one row per region and question with an answer
create view latest_answers as
with
latest as (
    select
        count(*) as count_received,
        arg_max(responses, (received_on, source)) as answered
    from responses
    group by region, question
),
answers as (
    select
        count_received,
        unnest(answered)
    from latest
)
select
    region,
    question,
    count_received,
    * exclude (region, question, count_received)
from answers;
