-- What was said under the agenda items at which the steps of one project were set.
-- params: project
-- returns: one row per statement
from statements
where agenda_item in (select agenda_item from deadlines where project = $project)
order by meeting, position, statement;
