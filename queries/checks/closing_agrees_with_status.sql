-- How a deadline ended agrees with its status.
-- returns: one row per deadline whose ending and status differ
select
    'deadlines' as "table",
    deadline as row,
    'closed_as' as "column",
    closed_as as value,
    'it ended as “%(closed_as)s” while its status is “%(status)s”; correct one of the two' as sentence,
    closed_as,
    status
from deadlines
where status != case when closed_as in ('done', 'done in part') then 'done' else 'dropped' end and closed_as is not null
order by all;
