-- Keys that stand in a table more than once.
-- params: table, key
-- returns: one row per repeated key
select
    concat_ws(' + ', *columns($key)) as row,
    count(*) as count_rows
from query_table($table)
group by row
having count(*) > 1
order by row;
