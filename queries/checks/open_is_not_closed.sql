-- What has a closing date, or a reason why it ended, is done or dropped.
-- returns: one row per open deadline and cell that says it is closed
select
    'deadlines' as "table",
    deadline as row,
    told.name as "column",
    told.value as value,
    'it ' || told.has || ' and status “' || status || '”; make it done or dropped, or empty ' || told.name as sentence
from deadlines, (
    values
    ('closed_on', closed_on::varchar, 'has a closing date'),
    ('closed_because', closed_because, 'says why it ended')
) as told (name, value, has)
where told.value is not null and status not in ('done', 'dropped')
order by all;
