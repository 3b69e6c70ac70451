-- Every deadline with its timing on a day. Status is recorded by people, timing is computed from the calendar:
-- what is closed has its status, the rest is overdue, due within 30 days, later, ongoing or undated.
-- An event is not a follow-up: it takes place or not, nobody owes it.
-- returns: one row per deadline
create macro follow_up_timing(as_of) as table
select
    deadlines.*,
    kind <> 'event' as is_follow_up,
    status not in ('done', 'dropped') as is_open,
    case
        when status in ('done', 'dropped') then status
        when precision = 'ongoing' then 'ongoing'
        when due_to is null then 'undated'
        when due_to < as_of::date then 'overdue'
        when due_to <= as_of::date + interval 30 day then 'due within 30 days'
        else 'later'
    end as timing,
    date_diff('day', as_of::date, due_to) as days_left
from deadlines;
