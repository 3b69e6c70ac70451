-- Values of one column that stand nowhere in the column it refers to.
-- params: table, key, column, target, target_column
-- returns: one row per row of the table with such a value
with
known as (
    select columns(lambda name: name = $target_column)::varchar as value
    from query_table($target)
),
used as (
    select
        concat_ws(' + ', *columns(lambda name: list_contains($key, name))) as row,
        columns(lambda name: name = $column)::varchar as value
    from query_table($table)
)
select row, value
from used
where value is not null and value not in (select value from known where value is not null)
order by all;
