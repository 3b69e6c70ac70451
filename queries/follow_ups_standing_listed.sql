-- Every follow-up at each snapshot that is known on a day, as of the snapshot's own day. Events are left out.
-- params: region
-- returns: one row per snapshot and follow-up, the earliest and the most urgent first
select
    snapshot,
    timing_on(status, "precision", due_to, snapshot) as timing,
    deadline,
    title,
    owner,
    wording,
    source
from history.deadlines
where kind <> 'event' and concerns(region, owner_kind, $region)
order by
    snapshot,
    urgency_of(timing),
    deadline;
