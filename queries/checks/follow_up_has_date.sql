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
        'it depends on something else; ask by when that is expected, and write that day in due_to with precision “before”',
        'it has no date; agree on one, write it in due_from and due_to, and choose the precision'
    ) as sentence
from deadlines
where precision in ('undated', 'conditional') and status not in ('done', 'dropped')
order by all;
