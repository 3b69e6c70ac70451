-- What became of each follow-up that had a last day: kept in time, late, given up, or nothing was heard of it. What is
-- not due yet, or never had a day, is neither.
-- returns: one row per follow-up
-- needs: follow_up_timing
-- kept: its rows on a day
create macro keeping_on(as_of) as table
select
    *,
    case
        when due_to is null then 'no_day'
        when status = 'dropped' then 'given_up'
        when status = 'done' and closed_on is null then 'day_not_recorded'
        when status = 'done' and closed_on <= due_to then 'in_time'
        when status = 'done' then 'late'
        when timing <> 'past_due' then 'to_come'
        when state = 'no_outcome' then 'silent'
        else 'not_closed'
    end as keeping,
    if(timing = 'past_due', -days_left, null) as days_late,
    case
        when timing <> 'past_due' then null
        when days_left >= -30 then 'month'
        when days_left >= -90 then 'quarter'
        when days_left >= -365 then 'year'
        else 'longer'
    end as lateness
from follow_up_timing(as_of)
where is_follow_up;
