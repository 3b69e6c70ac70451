-- Waiting ends somewhere: nothing waits for itself, directly or round a circle.
-- returns: one row per deadline in a circle
with recursive
chain as (
    select
        deadline as start,
        waits_for as reached,
        [deadline] as path
    from deadlines
    where waits_for is not null
    union all
    select
        chain.start,
        deadlines.waits_for,
        list_append(chain.path, chain.reached)
    from chain
    inner join deadlines on chain.reached = deadlines.deadline
    where deadlines.waits_for is not null and not list_contains(chain.path, chain.reached)
)
select
    'deadlines' as "table",
    start as row,
    'waits_for' as "column",
    any_value(path[2] order by len(path)) as value,
    'it waits for itself, round %(circle)s; empty one waits_for' as sentence,
    any_value(array_to_string(path, ' → ') order by len(path)) as circle
from chain
where reached = start
group by start
order by all;
