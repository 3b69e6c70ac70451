-- What is done says what came of it.
-- level: finding
-- returns: one row per deadline done without an outcome
select
    'deadlines' as "table",
    deadline as row,
    'outcome' as "column",
    outcome as value,
    'it is done, and what came of it is not recorded; write one sentence' as sentence
from deadlines
where status = 'done' and coalesce(outcome, '') = '' and closed_on is not null
order by all;
