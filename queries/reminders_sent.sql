-- The reminders that went out for one deadline, the last first, and what came back.
-- params: as_of, deadline
-- returns: one row per reminder
select
    deadline,
    sent_on,
    owner,
    if(answered_on <= $as_of::date, answered_on, null) as answered_on,
    if(answered_on <= $as_of::date, answer, null) as answer,
    source
from reminders
where deadline = $deadline and sent_on <= $as_of::date
order by sent_on desc;
