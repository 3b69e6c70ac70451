-- Every deadline as a calendar shows it on a day: its lane, its state, and the mark it is drawn with. Of an
-- event that is over nobody owes anything: it took place, did not, or nobody wrote down which.
-- returns: one row per deadline
-- needs: follow_up_timing
-- kept: its rows on a day
create macro calendar_on(as_of) as table
select
    timed.* exclude (state),
    case
        when kind = 'milestone' then 'decide'
        when kind = 'event' then 'meet'
        when kind in ('reply', 'promise') then 'ask'
        else 'deliver'
    end as lane,
    case
        when timing = 'past_due' and kind = 'event' then 'not_recorded'
        when timing = 'done' and kind = 'event' then 'took_place'
        when timing = 'dropped' and kind = 'event' then 'did_not_take_place'
        else timed.state
    end as state,
    case when timing = 'past_due' and kind = 'event' then 'undated' else timing end as mark
from follow_up_timing(as_of) as timed;
