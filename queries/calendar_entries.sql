-- What a calendar file can hold: what has a real day or range, and how often its date was moved or it was dropped or
-- taken up again.
-- params: snapshot, owner, project
-- returns: one row per deadline that is due on a day or over a range of days
with

recorded as (
    select
        deadline,
        due_from,
        due_to,
        status = 'dropped' as is_dropped,
        lag(due_from) over by_snapshot as due_from_before,
        lag(due_to) over by_snapshot as due_to_before,
        lag(is_dropped) over by_snapshot as was_dropped
    from history.deadlines
    where snapshot <= $snapshot::date
    window by_snapshot as (partition by deadline order by snapshot)
),

revised as (
    select
        deadline,
        count(*) filter (
            was_dropped is not null
            and (
                due_from is distinct from due_from_before
                or due_to is distinct from due_to_before
                or is_dropped is distinct from was_dropped
            )
        ) as count_revisions
    from recorded
    group by all
)

select
    deadlines.*,
    count_revisions,
    projects.title as project_title,
    awaited.title as waits_for_title,
    concat_ws(', ', sources.document, sources.paragraph) as stands_in
from deadlines
inner join revised on deadlines.deadline = revised.deadline
left join projects on deadlines.project = projects.project
left join deadlines as awaited on deadlines.waits_for = awaited.deadline
left join sources on deadlines.source = sources.source
where
    deadlines."precision" in ('day', 'range')
    and ($owner is null or deadlines.owner = $owner)
    and ($project is null or deadlines.project = $project)
order by deadlines.due_from, deadlines.due_to, deadlines.deadline;
