-- All rows of one table, for exports.
-- params: table
-- returns: one row per row of the table
from query_table($table)
order by all;
