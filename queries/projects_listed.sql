-- Projects, calls and initiatives with status, outcome and the reason given.
-- params:
-- returns: one row per project
from projects
order by list_position(['in progress', 'planned', 'done', 'not selected', 'dropped'], status), title;
