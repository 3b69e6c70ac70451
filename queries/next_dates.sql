-- What comes next: events and open follow-ups that end on the day or after it, the nearest first.
-- params: as_of, region
-- returns: one row per deadline that is still to come and has a date
select
    deadline,
    title,
    kind,
    owner,
    place,
    due_from,
    due_to,
    "precision",
    wording,
    timing,
    state,
    days_left,
    source
from follow_up_timing($as_of)
where
    is_open
    and due_to >= $as_of::date
    and in_calendar_of(kind, region, owner_kind, $region)
order by due_to, due_from, deadline;
