-- Who spoke and what was asked, answered and concluded, of one region or of all; promises are made to all. A message of a
-- region is no outside one.
-- params: as_of, region
-- returns: one row
-- rows: statements_listed
with

said as (
    from statements
    where $region is null or region = $region
),

asked as (
    select
        statement,
        statement in (select replies_to from statements) as is_answered
    from said
    where kind = 'question'
),

promised as (
    from follow_up_timing($as_of)
    where kind = 'promise'
)

select
    (select count(*) from said) as count_statements,
    (select count(distinct speaker) from said where kind = 'message' and region is null) as count_speakers,
    (select count(*) from said where kind = 'message' and region is null) as count_messages,
    (select count(*) from asked) as count_questions,
    (select count(*) from asked where is_answered) as count_answered,
    (select count(*) from said where kind = 'conclusion') as count_conclusions,
    (select count(*) from promised) as count_promises,
    (select count(*) from promised where timing = 'past_due') as count_past_due;
