-- What a calendar file can hold: what has or had a real day or range. What was dropped, lost its days or is no longer
-- recorded stays in it as called off, with the reason and the last days known, or calendars would keep it for ever.
-- params: snapshot, owner, project
-- returns: one row per deadline that was ever due on a day or over a range of days, with how often that changed
with

recorded as (
    select
        *,
        "precision" in ('day', 'range') as has_days
    from history.deadlines
    where snapshot <= $snapshot::date
),

known as (
    select *
    from recorded
    where has_days
    qualify row_number() over (partition by deadline order by snapshot desc) = 1
),

over_time as (
    select
        known.deadline,
        snapshots.snapshot,
        coalesce(recorded.has_days and recorded.status <> 'dropped', false) as is_on,
        case when recorded.has_days then [recorded.due_from, recorded.due_to] end as days,
        lag(is_on) over by_snapshot as was_on,
        lag(days ignore nulls) over by_snapshot as days_before
    from known
    inner join snapshots on snapshots.snapshot <= $snapshot::date
    left join recorded on known.deadline = recorded.deadline and snapshots.snapshot = recorded.snapshot
    window by_snapshot as (partition by known.deadline order by snapshots.snapshot)
),

revised as (
    select
        deadline,
        count(*) filter (days_before is not null and (is_on <> was_on or days <> days_before)) as count_revisions
    from over_time
    group by all
)

select
    known.* exclude (snapshot, has_days),
    count_revisions,
    case
        when deadlines.deadline is null then 'gone'
        when deadlines.status = 'dropped' then 'dropped'
        when deadlines."precision" not in ('day', 'range') then 'undated'
    end as called_off,
    deadlines.wording as wording_now,
    projects.title as project_title,
    awaited.title as waits_for_title
from known
inner join revised on known.deadline = revised.deadline
left join deadlines on known.deadline = deadlines.deadline
left join projects on known.project = projects.project
left join deadlines as awaited on known.waits_for = awaited.deadline
where
    ($owner is null or known.owner = $owner)
    and ($project is null or known.project = $project)
order by known.due_from, known.due_to, known.deadline;
