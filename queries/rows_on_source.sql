-- Rows of one table that rest on a place in a document.
-- params: table, key, source
-- returns: one row per row of the table that names the place
select concat_ws(' + ', *columns(lambda name: list_contains($key, name))) as row
from query_table($table)
where source = $source
order by row;
