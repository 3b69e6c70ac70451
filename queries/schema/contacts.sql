-- Cells that hold an e-mail address or a telephone number.
-- params: table, key, columns
-- returns: one row per such cell
with
cells as (
    select
        concat_ws(' + ', *columns($key)) as row,
        unnest($columns) as column_name,
        unnest(list_value(*columns($columns))) as value
    from query_table($table)
)
select row, column_name, value
from cells
where
    regexp_matches(value, '[^\s@]@[^\s@.]+\.[^\s@.]')
    or regexp_matches(value, '(^|[^[:alnum:]/=&?_.-])(\+|00)[1-9][0-9 ()./-]{7,}[0-9]')
    or regexp_matches(value, '(?i)\b(tel|telephone|phone|mobile|gsm|fax)\b\.?:?\s*\+?[0-9(][0-9 ()./-]{5,}')
order by all;
