-- A status changes when somebody records it with a source, never because time has passed.
-- params: snapshot
-- returns: one row per deadline whose status moved while its source, outcome and closing date stayed
with
earlier as (
    select
        deadline,
        max(snapshot) as snapshot
    from history.deadlines
    where snapshot < $snapshot
    group by deadline
)
select
    'deadlines' as "table",
    today.deadline as row,
    'status' as "column",
    today.status as value,
    'status went from “%(before)s” to “%(value)s” with nothing new to show for it; name the source that says so, or write the outcome' as sentence,
    before.status as before
from deadlines as today
inner join earlier using (deadline)
inner join history.deadlines as before using (deadline, snapshot)
where
    today.status <> before.status
    and today.source = before.source
    and today.outcome is not distinct from before.outcome
    and today.closed_on is not distinct from before.closed_on
order by all;
