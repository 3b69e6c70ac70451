-- How many rows of one table were added, removed, changed or are unchanged between the snapshots of two days.
-- params: table, key, columns, title, before, after, region
-- returns: one row per kind of change
-- rows: changes
with

changed as materialized (
    from changed_rows($table, $key, $columns, $title, $before, $after)
    where $region is null or row_is_of($table, $columns, row, held, $region)
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
    count(*) - (select count(*) from changed where kind <> 'added') as count_rows,
    null as days_least,
    null as days_most
from rows_on($table, $key, $before)
where $region is null or row_is_of($table, $columns, row, cells, $region)
order by kind;
