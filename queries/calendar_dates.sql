-- Every date of the calendar with its true width, and from where it was moved: to a time outside the one first known.
-- params: as_of, region, snapshot
-- returns: one row per deadline that has a date or is ongoing
with

first_known as (
    select
        deadline,
        due_from,
        due_to,
        wording,
        snapshot
    from history.deadlines
    where snapshot <= $snapshot::date and due_to is not null
    qualify row_number() over (partition by deadline order by snapshot) = 1
)

select
    dated.*,
    coalesce(dated.due_from, meetings.held_on, dated.due_to) as begins_on,
    first_known.due_to is not null
    and dated.due_to <> first_known.due_to
    and (
        dated.due_to > first_known.due_to
        or coalesce(dated.due_from, dated.due_to) < coalesce(first_known.due_from, dated.due_from, dated.due_to)
    ) as is_moved,
    coalesce(first_known.due_from, first_known.due_to) as moved_from,
    first_known.due_to as moved_from_to,
    first_known.wording as moved_from_wording,
    if(is_moved, date_diff('day', first_known.due_to, dated.due_to), null) as days_moved
from calendar_on($as_of) as dated
left join meetings using (meeting)
left join first_known using (deadline)
where
    (dated.due_to is not null or dated."precision" = 'ongoing')
    and in_calendar_of(dated.kind, dated.region, dated.owner_kind, $region)
order by dated.due_to nulls last, begins_on, deadline;
