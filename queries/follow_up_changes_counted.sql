-- How many follow-ups were done, moved, added or are unchanged between the snapshots of two days. Events are left out.
-- params: table, key, columns, title, before, after, region
-- returns: one row per kind of change
-- rows: changes
with

changed as materialized (
    from changed_rows($table, $key, $columns, $title, $before, $after)
    where what <> 'event' and ($region is null or row_is_of($table, $columns, row, held, $region))
),

held as (
    select later.deadline as row
    from history.deadlines as earlier
    inner join history.deadlines as later using (deadline)
    where
        earlier.snapshot = $before::date
        and later.snapshot = $after::date
        and later.kind <> 'event'
        and concerns(later.region, later.owner_kind, $region)
)

select
    kind,
    count(*) as count_rows,
    min(abs(days)) as days_least,
    max(abs(days)) as days_most
from changed
group by kind
union all
select
    'unchanged' as kind,
    count(*) as count_rows,
    null as days_least,
    null as days_most
from held
anti join changed using (row)
order by kind;
