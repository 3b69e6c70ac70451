-- The snapshots of the data set with what each records, who recorded it, and its place in the chain.
-- params:
-- returns: one row per snapshot, the latest first
select
    snapshots.*,
    digest[:12] as short,
    parent[:12] as parent_short
from snapshots
order by snapshot desc;
