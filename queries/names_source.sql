-- Whether any row of one table names a place in a document, in the chosen snapshot or one before it.
-- params: table, places, source
-- returns: one row, or none where no row does
select true as is_named
from query_table('history.' || $table)
where $source in (*columns(lambda name: list_contains($places, name)))
limit 1;
