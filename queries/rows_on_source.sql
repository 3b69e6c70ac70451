-- Rows of one table that rest on a place in a document, each with what it says: its title, else its key.
-- params: table, key, named_by, places, source, most
-- returns: one row per row of the table that names the place in one of the columns `places`
with

held as (
    select
        concat_ws(' + ', *columns(lambda name: list_contains($key, name))) as row,
        concat_ws(' + ', *columns(lambda name: list_contains($named_by, name))) as title
    from query_table($table)
    where $source in (*columns(lambda name: list_contains($places, name)))
    limit $most
)

from held
order by title, row;
