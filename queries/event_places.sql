-- Places of events with what takes place there, for the map.
-- params:
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
    source
from deadlines
where
    kind = 'event'
    and latitude is not null
order by due_to, deadline;
