-- The project with most steps that wait for another, for the slides of a meeting.
-- params:
-- returns: at most one row
select
    project,
    projects.title,
    count(*) as count_steps
from deadlines
inner join projects using (project)
where waits_for is not null
group by project, projects.title
order by count_steps desc, project
limit 1;
