-- Follow-ups whose last day is over or that are closed, with what became of each and by how many days it is late.
-- params: as_of, region
-- returns: one row per follow-up that was due
select
    deadline,
    title,
    owner,
    owner_kind,
    meeting,
    wording,
    due_to,
    status,
    closed_on,
    keeping,
    days_late,
    source
from keeping_on($as_of)
where keeping not in ('no_day', 'to_come') and concerns(region, owner_kind, $region)
order by due_to, deadline;
