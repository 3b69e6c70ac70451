-- What has a closing date, or a reason why it ended, is done or dropped.
-- returns: one row per open deadline and cell that says it is closed
select
    'deadlines' as "table",
    deadline as row,
    told.name as "column",
    told.value as value,
    told.sentence,
    status
from deadlines, (
    values
    (
        'closed_on', closed_on::varchar,
        'it has a closing date and status “%(status)s”; make it done or dropped, or empty closed_on'
    ),
    (
        'closed_because', closed_because,
        'it says why it ended and has status “%(status)s”; make it done or dropped, or empty closed_because'
    )
) as told (name, value, sentence)
where told.value is not null and status not in ('done', 'dropped')
order by all;
