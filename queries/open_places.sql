-- Places of open events, and of open follow-ups that have a place and no region, for the map.
-- params: as_of, region
-- returns: one row per deadline with a place that is known on the map
select
    deadline,
    kind,
    title,
    place,
    wording,
    latitude,
    longitude,
    source
from follow_up_timing($as_of)
where
    is_open
    and latitude is not null
    and (region is null or not is_follow_up)
    and in_calendar_of(kind, region, owner_kind, $region)
order by due_to, deadline;
