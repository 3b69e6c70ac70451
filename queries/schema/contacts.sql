-- Cells that hold an e-mail address or a telephone number. Each text is looked at once, however often it stands there.
-- params: table, key, columns
-- returns: one row per such cell
with
texts as (
    select list(distinct columns($columns))
    from query_table($table)
),
each_text as (
    select unnest(flatten(list_value(*columns(*)))) as value
    from texts
),
contacts as (
    select distinct value
    from each_text
    where
        regexp_matches(value, '[^\s@]@[^\s@.]+\.[^\s@.]')
        or regexp_matches(value, '(^|[^[:alnum:]/=&?_.-])(\+|00)[1-9][0-9 ()./-]{7,}[0-9]')
        or regexp_matches(value, '(?i)\b(tel|telephone|phone|mobile|gsm|fax)\b\.?:?\s*\+?[0-9(][0-9 ()./-]{5,}')
),
cells as (
    select
        concat_ws(' + ', *columns($key)) as row,
        unnest($columns) as column_name,
        unnest(list_value(*columns($columns))) as value
    from query_table($table)
)
select row, column_name, value
from cells
where (select count(*) from contacts) > 0 and value in (select value from contacts)
order by all;
