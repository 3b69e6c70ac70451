-- What is done says what came of it, or when.
-- returns: one row per deadline done without outcome and date
select
    'deadlines' as "table",
    deadline as row,
    'outcome' as "column",
    outcome as value,
    'it is done, but neither outcome nor closed_on says so; fill in one of them' as sentence
from deadlines
where status = 'done' and coalesce(outcome, '') = '' and closed_on is null
order by all;
