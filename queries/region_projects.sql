-- Projects that a region takes part in, and its role.
-- params: region
-- returns: one row per project and region
select
    partners.region,
    regions.name as region_name,
    projects.project,
    projects.title,
    projects.kind,
    projects.status,
    partners.role,
    partners.commitment,
    partners.source
from partners
inner join projects using (project)
inner join regions using (region)
where $region is null or partners.region = $region
order by regions.name, projects.title, partners.organisation;
