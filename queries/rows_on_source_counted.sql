-- How many rows of one table rest on a place in a document.
-- params: table, places, source
-- returns: one row
-- rows: rows_on_source
select count(*) as count_rows
from query_table($table)
where $source in (*columns(lambda name: list_contains($places, name)));
