-- What waits for one deadline.
-- params: as_of, deadline
-- returns: one row per deadline that waits for it
from follow_up_timing($as_of)
where waits_for = $deadline
order by urgency, due_to, deadline;
