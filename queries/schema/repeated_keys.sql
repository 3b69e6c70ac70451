-- Keys that stand in a table more than once.
-- params: table, key
-- returns: one row per repeated key
with
keys as (
    select concat_ws(' + ', *columns(lambda name: list_contains($key, name))) as row
    from query_table($table)
)
select row, count(*) as count_rows
from keys
group by row
having count(*) > 1
order by row;
