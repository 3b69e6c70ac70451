-- Values of one column that stand nowhere in the columns it may refer to.
-- params: table, key, column, unknown
-- returns: one row per key and value
with
used as (
    select
        concat_ws(' + ', *columns($key)) as row,
        columns([$column]) as value
    from query_table($table)
)
select distinct
    row,
    value
from used
where list_contains($unknown, value)
order by all;
