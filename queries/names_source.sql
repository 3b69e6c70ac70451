-- Rows of one table that name a place in a document, in the chosen snapshot or one before it, so many at most.
-- params: table, places, source, most
-- returns: one row per row, with its cells
with

texts as (
    select columns(*)::varchar
    from query_table('history.' || $table)
    where $source in (*columns(lambda name: list_contains($places, name)))
    limit $most
)

select list_value(*columns(*)) as cells
from texts;
