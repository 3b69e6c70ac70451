-- How many rows of one table were added, removed, changed or are unchanged between the snapshots of two days.
-- Of a region those that are as they were are not counted.
-- params: table, key, columns, title, before, after, region
-- returns: one row per kind of change
-- rows: changes
with

changed as materialized (
    from changed_rows($table, $key, $columns, $title, $before, $after, $region)
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
    if($region is null, count_before - (select count(*) from changed where kind <> 'added'), 0) as count_rows,
    null as days_least,
    null as days_most
from held
order by kind;
