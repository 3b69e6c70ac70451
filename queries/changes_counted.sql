-- How many rows of one table were added, removed, changed or are unchanged between the snapshots of two days.
-- params: table, key, columns, title, before, after
-- returns: one row per kind of change
-- rows: changes
with

changed as materialized (
    from changed_rows($table, $key, $columns, $title, $before, $after)
),

held as (
    select count(*) as count_before
    from query_table('history.' || $table)
    where snapshot = $before::date
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
    count_before - (select count(*) from changed where kind <> 'added') as count_rows,
    null as days_least,
    null as days_most
from held
order by kind;
