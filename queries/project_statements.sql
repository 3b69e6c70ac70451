-- What was said of one project, in a place that also tells of it, its steps or its partners, with what was asked and
-- replied there; and after it the rest of what was said under the agenda items at which its steps were set.
-- params: project
-- returns: one row per statement
with

told as (
    select source from projects where project = $project
    union
    select source from deadlines where project = $project
    union
    select source from partners where project = $project
),

about as (
    from statements
    where source in (from told)
)

select
    statements.*,
    statement in (select statement from about)
    or coalesce(replies_to in (select statement from about), false)
    or statement in (select replies_to from about where replies_to is not null) as is_about
from statements
where
    is_about
    or agenda_item in (select agenda_item from deadlines where project = $project)
order by is_about desc, meeting, position, statement;
