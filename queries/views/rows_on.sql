-- Rows of any table in the snapshot of a day: their key, and their cells in the order of its columns.
-- returns: one row per row
create macro rows_on(of_table, of_key, on_day) as table
with

texts as (
    select columns(*)::varchar
    from (select * exclude (snapshot) from query_table('history.' || of_table) where snapshot = on_day::date)
)

select
    concat_ws(' + ', *columns(lambda name: list_contains(of_key, name))) as row,
    list_value(*columns(*)) as cells
from texts;
