-- The last meeting of a body up to a day, as far as it is recorded.
-- params: as_of
-- returns: at most one row
select
    meeting,
    title,
    held_on,
    source
from meetings
where held_on <= $as_of::date
order by held_on desc, meeting
limit 1;
