-- Every deadline of the snapshot with its timing on a day, most urgent first by `urgency`, and its `state`: past due is
-- not “not done”. An event is not a follow-up: it takes place or not, nobody owes it.
-- returns: one row per deadline
-- needs: timing_on, urgency_of
-- kept: its rows on a day
create macro follow_up_timing(as_of) as table
select
    deadlines.*,
    kind <> 'event' as is_follow_up,
    status not in ('done', 'dropped') as is_open,
    timing_on(status, "precision", due_to, as_of) as timing,
    case
        when timing = 'past_due' and outcome is null then 'no_outcome'
        when timing = 'past_due' then 'not_closed'
        else timing
    end as state,
    date_diff('day', as_of::date, due_to) as days_left,
    urgency_of(timing) as urgency
from deadlines;
