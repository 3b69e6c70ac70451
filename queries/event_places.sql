-- Places of events with what takes place there, for the map; of all, of those still open, or of the others.
-- params: is_open
-- returns: one row per event with a place
select
    deadline,
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
    and ($is_open is null or (status not in ('done', 'dropped')) = $is_open)
order by due_to, deadline;
