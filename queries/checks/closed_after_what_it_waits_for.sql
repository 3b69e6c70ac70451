-- Nothing is done before what it waits for.
-- returns: one row per deadline that is done while an earlier step is open
select
    'deadlines' as "table",
    later.deadline as row,
    'status' as "column",
    later.status as value,
    'it is done, but waits for %(earlier)s, which is “%(status)s”; close that first, or empty waits_for' as sentence,
    earlier.deadline as earlier,
    earlier.status as status
from deadlines as later
inner join deadlines as earlier on later.waits_for = earlier.deadline
where later.status = 'done' and earlier.status not in ('done', 'dropped')
order by all;
