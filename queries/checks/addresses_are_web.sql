-- An address leads to the web, and does nothing else.
-- returns: one row per source with another kind of address
select
    'sources' as "table",
    source as row,
    'address' as "column",
    address as value,
    'it is not a web address; write it with https:// or http:// at its start, or empty the cell' as sentence
from sources
where address is not null and not regexp_matches(address, '^https?://[^\s<>"]+$')
order by all;
