-- Who owns something is a body of some kind.
-- level: finding
-- returns: one row per follow-up with an owner and no kind of owner
select
    'deadlines' as "table",
    deadline as row,
    'owner_kind' as "column",
    null::varchar as value,
    'what kind of body “%(owner)s” is, is not recorded; choose one' as sentence,
    owner
from deadlines
where coalesce(owner, '') <> '' and owner_kind is null and kind <> 'event'
order by all;
