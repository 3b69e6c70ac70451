-- The steps of one project, each under the one it waits for.
-- params: as_of, project
-- returns: one row per deadline of the project
with recursive

steps as (
    select
        *,
        row_number() over (order by due_to nulls last, due_from, deadline) as position
    from calendar_on($as_of)
    where project = $project
),

chain as (
    select
        deadline,
        0 as depth,
        [position] as positions
    from steps
    where waits_for is null or waits_for not in (select deadline from steps)
    union all
    select
        steps.deadline,
        chain.depth + 1 as depth,
        list_append(chain.positions, steps.position) as positions
    from steps
    inner join chain on steps.waits_for = chain.deadline
    where not list_contains(chain.positions, steps.position)
)

select
    deadline,
    depth,
    steps.kind,
    steps.title,
    steps.owner,
    steps.wording,
    steps.due_from,
    steps.due_to,
    steps.timing,
    steps.mark,
    steps.state,
    steps.is_open,
    awaited.title as waits_for_title,
    coalesce(awaited.is_open, false) and steps.is_open as is_blocked,
    steps.source
from chain
inner join steps using (deadline)
left join follow_up_timing($as_of) as awaited on steps.waits_for = awaited.deadline
order by positions;
