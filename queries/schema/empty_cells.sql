-- Cells that must be filled in and are not.
-- params: table, key, columns
-- returns: one row per such cell
with
filled as (
    select count(columns($columns))
    from query_table($table)
),
counted as (
    select count(*) as count_rows
    from query_table($table)
),
cells as (
    select
        concat_ws(' + ', *columns($key)) as row,
        columns($columns) is null
    from query_table($table)
    where (select list_min(list_value(*columns(*))) < count_rows from filled cross join counted)
),
named as (
    select
        row,
        unnest($columns) as column_name,
        unnest(list_value(*columns(* exclude row))) as is_empty
    from cells
)
select row, column_name
from named
where is_empty
order by all;
