-- Places in documents by their short names.
-- params: sources
-- returns: one row per place
from sources
where list_contains($sources, source)
order by source;
