-- Each deadline that a reminder went out for by a day: how many, the last of them, and when that was answered.
-- returns: one row per deadline with a reminder
-- kept: its rows on a day
create macro reminded_on(as_of) as table
select
    deadline,
    count(*) as count_reminders,
    max(sent_on) as reminded_on,
    arg_max_null(if(answered_on <= as_of::date, answered_on, null), sent_on) as answered_on
from reminders
where sent_on <= as_of::date
group by deadline;
