-- Places of events with what takes place there, for the map, and which are planned: still open, and within some months.
-- params: as_of
-- returns: one row per event with a place
select
    deadline,
    kind,
    title,
    place,
    wording,
    latitude,
    longitude,
    status,
    status not in ('done', 'dropped') and due_to between $as_of::date and planned_until($as_of) as is_planned,
    source
from deadlines
where
    kind = 'event'
    and latitude is not null
order by due_to, deadline;
