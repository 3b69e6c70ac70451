-- What has a closing date is done or dropped.
-- returns: one row per open deadline with a closing date
select
    'deadlines' as "table",
    deadline as row,
    'closed_on' as "column",
    closed_on::varchar as value,
    'it has a closing date and status “' || status || '”; make it done or dropped, or empty closed_on' as sentence
from deadlines
where closed_on is not null and status not in ('done', 'dropped')
order by all;
