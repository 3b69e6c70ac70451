-- Values that some columns hold, each once.
-- params: table, columns
-- returns: one row, with a list a column
select list(distinct columns($columns))
from query_table($table);
