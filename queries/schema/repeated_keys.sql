-- Keys that stand in a table more than once.
-- params: table, key
-- returns: one row per repeated key
with
keys as (
    select columns($key)
    from query_table($table)
),
repeated as (
    select
        columns(*),
        count(*) as count_rows
    from keys
    group by all
    having count(*) > 1
)
select
    concat_ws(' + ', *columns(* exclude count_rows)) as row,
    count_rows
from repeated
order by row;
