-- Every follow-up is somebody's.
-- level: finding
-- returns: one row per open deadline without an owner
select
    'deadlines' as "table",
    deadline as row,
    'owner' as "column",
    null::varchar as value,
    'nobody is named for it; agree on an owner and write it down' as sentence
from deadlines
where coalesce(owner, '') = '' and kind <> 'event' and status not in ('done', 'dropped')
order by all;
