-- Places of events with what takes place there, for the map.
-- params: as_of
-- returns: one row per event with a place
select
    deadline,
    title,
    place,
    wording,
    latitude,
    longitude,
    status,
    due_to < $as_of::date as is_past,
    source
from deadlines
where kind = 'event' and latitude is not null
order by due_to, deadline;
