-- Values that some columns hold, each once.
-- params: table, columns
-- returns: one row per column and value
select distinct
    unnest($columns) as column_name,
    unnest(list_value(*columns($columns))) as value
from query_table($table)
order by all;
