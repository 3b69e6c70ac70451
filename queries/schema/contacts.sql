-- Cells that hold an e-mail address or a telephone number.
-- params: table, key
-- returns: one row per such cell
with
cells as (
    select
        concat_ws(' + ', *columns(lambda name: list_contains($key, name))) as row,
        columns(*)::varchar
    from query_table($table)
),
named as (
    unpivot cells on columns(* exclude row) into name column_name value value
)
select row, column_name, value
from named
where
    regexp_matches(value, '[^\s@]@[^\s@.]+\.[^\s@.]')
    or regexp_matches(value, '(^|[^[:alnum:]/=&?_.-])(\+|00)[1-9][0-9 ()./-]{7,}[0-9]')
    or regexp_matches(value, '(?i)\b(tel|telephone|phone|mobile|gsm|fax)\b\.?:?\s*\+?[0-9(][0-9 ()./-]{5,}')
order by all;
