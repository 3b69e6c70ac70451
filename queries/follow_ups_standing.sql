-- Where the follow-ups stood at each snapshot that is known on a day, each as of its own day. Events are left out.
-- params: region
-- returns: one row per snapshot and timing, the earliest and the most urgent first
-- rows: follow_ups_standing_listed
with

told as (
    select
        snapshot,
        timing_on(status, "precision", due_to, snapshot) as timing
    from history.deadlines
    where kind <> 'event' and concerns(region, owner_kind, $region)
)

select
    snapshot,
    timing,
    count(*) as count_follow_ups
from told
group by snapshot, timing
order by
    snapshot,
    urgency_of(timing);
