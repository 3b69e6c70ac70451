-- Events with their place, and whether they took place.
-- params: as_of, region
-- returns: one row per event
select
    deadline,
    title,
    owner,
    place,
    latitude,
    longitude,
    due_from,
    due_to,
    wording,
    mark,
    state,
    outcome,
    source
from calendar_on($as_of)
where kind = 'event' and in_calendar_of(kind, region, owner_kind, $region)
order by due_to nulls last, due_from, deadline;
