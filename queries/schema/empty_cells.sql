-- Cells that must be filled in and are not.
-- params: table, key, required
-- returns: one row per such cell
with
cells as (
    select
        concat_ws(' + ', *columns(lambda name: list_contains($key, name))) as row,
        columns(lambda name: list_contains($required, name)) is null
    from query_table($table)
),
named as (
    unpivot cells on columns(* exclude row) into name column_name value is_empty
)
select row, column_name
from named
where is_empty
order by all;
