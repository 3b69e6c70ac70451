-- A region that owns something is named in the column region.
-- returns: one row per deadline owned by a region that is not said, or is said to be another
select
    'deadlines' as "table",
    deadlines.deadline as row,
    'region' as "column",
    deadlines.region as value,
    if(
        deadlines.region is null,
        'it is owned by a region, “%(owner)s”, and which one is not said; write its code',
        'its owner is “%(owner)s”, which is %(code)s; write that, or correct the owner'
    ) as sentence,
    deadlines.owner as owner,
    named.region as code
from deadlines
left join regions as named on lower(strip_accents(deadlines.owner)) = lower(strip_accents(named.name))
where
    deadlines.owner_kind = 'region' and deadlines.owner is not null
    and (deadlines.region is null or deadlines.region <> named.region)
order by all;
