-- Every commit of the data set, and every amendment: another day, another label, withdrawn.
-- params:
-- returns: one row per entry of the journal, the latest first
select
    journal.*,
    split_part(snapshot, '.', 1) || '.' || coalesce(nullif(split_part(snapshot, '.', 2), ''), '1') as name,
    chain[:12] as chain_short
from journal
order by entry desc;
