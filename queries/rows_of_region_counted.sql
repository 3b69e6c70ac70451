-- How many rows of one table are a region's in the snapshot of a day.
-- params: table, key, columns, day, region
-- returns: one row
select count(*) as count_rows
from rows_on($table, $key, $day)
where row_is_of($table, $columns, row, cells, $region);
