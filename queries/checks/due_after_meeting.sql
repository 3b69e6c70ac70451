-- Nothing is due before the meeting that set it.
-- returns: one row per deadline due earlier
select
    'deadlines' as "table",
    deadline as row,
    'due_to' as "column",
    due_to::varchar as value,
    'it is due before the meeting that set it (%(held_on)s); correct the date or the meeting' as sentence,
    held_on
from deadlines
inner join meetings using (meeting)
where due_to < held_on
order by all;
