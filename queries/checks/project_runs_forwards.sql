-- A project does not end before it starts.
-- returns: one row per project with reversed dates
select
    'projects' as "table",
    project as row,
    'ends_on' as "column",
    ends_on::varchar as value,
    'it ends before it starts (%(starts_on)s); swap the dates' as sentence,
    starts_on
from projects
where ends_on < starts_on
order by all;
