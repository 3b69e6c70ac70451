-- Projects, calls and initiatives with status, outcome and the reason given.
-- params: region
-- returns: one row per project
from projects
where $region is null or project in (select partners.project from partners where partners.region = $region)
order by list_position(['in progress', 'planned', 'done', 'not selected', 'dropped'], status), title;
