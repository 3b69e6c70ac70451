-- What must be done before each event: what it waits for, step by step, and what its project owes by its last day
-- or without a date, if that does not itself wait for something later.
-- params: as_of
-- returns: one row per event and follow-up that comes before it
with recursive

timed as (
    from calendar_on($as_of)
),

events as (
    from timed
    where kind = 'event'
),

awaited as (
    select
        deadline as event,
        waits_for as deadline,
        [deadline, waits_for] as steps
    from events
    where waits_for is not null
    union all
    select
        awaited.event,
        timed.waits_for as deadline,
        list_append(awaited.steps, timed.waits_for) as steps
    from awaited
    inner join timed using (deadline)
    where timed.waits_for is not null and not list_contains(awaited.steps, timed.waits_for)
),

found as (
    select
        event,
        deadline,
        1 as reason
    from awaited
    union all
    select
        events.deadline as event,
        timed.deadline,
        if(timed.due_to is null, 3, 2) as reason
    from events
    inner join timed using (project)
    left join timed as first on timed.waits_for = first.deadline
    where
        timed.is_follow_up
        and (
            timed.due_to <= events.due_to
            or (
                timed."precision" = 'undated'
                and coalesce(first.due_to <= events.due_to, first."precision" = 'undated', true)
            )
        )
),

nearest as (
    select
        event,
        deadline,
        min(reason) as reason
    from found
    group by all
)

select
    event,
    deadline,
    timed.title,
    timed.owner,
    timed.wording,
    timed.mark,
    timed.state,
    timed.is_open,
    ['awaited', 'due_before', 'same_project'][reason] as why,
    timed.source
from nearest
inner join timed using (deadline)
order by event, reason, timed.due_to, deadline;
