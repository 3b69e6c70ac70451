-- Every follow-up has a date, or it can never be late.
-- level: finding
-- returns: one row per open deadline without a date
select
    'deadlines' as "table",
    deadline as row,
    'due_to' as "column",
    precision as value,
    if(
        precision = 'conditional',
        'it depends on something else (' || wording || '); say by when that is expected',
        'it has no date; agree on one and write due_from, due_to and precision'
    ) as sentence
from deadlines
where precision in ('undated', 'conditional') and status not in ('done', 'dropped')
order by all;
