-- A place has latitude and longitude, or neither.
-- returns: one row per deadline with half a place
select
    'deadlines' as "table",
    deadline as row,
    if(latitude is null, 'latitude', 'longitude') as "column",
    null::varchar as value,
    'latitude and longitude go together; fill in the other one' as sentence
from deadlines
where (latitude is null) <> (longitude is null)
order by all;
