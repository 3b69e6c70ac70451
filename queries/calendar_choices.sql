-- Owners and projects that any snapshot up to this one knows, so that a subscribed calendar outlives its last item.
-- returns: one row per owner or project
select distinct
    'owner' as choice,
    owner as value
from history.deadlines
where owner is not null
union distinct
select distinct
    'project' as choice,
    project as value
from history.projects
order by all;
