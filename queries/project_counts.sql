-- How many projects there are by status, and how many there were in the snapshot before.
-- params: snapshot, previous, region
-- returns: one row per status that a project has or had
-- rows: projects
select
    status,
    count(*) filter (snapshot = $snapshot::date) as count_projects,
    if($previous is null, null, count(*) filter (snapshot = $previous::date)) as count_before
from history.projects
where
    (snapshot = $snapshot::date or snapshot = $previous::date)
    and (
        $region is null
        or exists (
            select 1
            from history.partners
            where partners.snapshot = projects.snapshot and partners.project = projects.project and region = $region
        )
    )
group by status
order by list_position(['in progress', 'planned', 'done', 'not selected', 'dropped'], status);
