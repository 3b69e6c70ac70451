-- Lines from the lead of a project to each partner that is a region on the map.
-- params: project
-- returns: one row per project and partner, with both ends
with

leads as (
    select
        partners.project,
        partners.organisation,
        regions.region,
        regions.latitude,
        regions.longitude
    from partners
    inner join regions using (region)
    where partners.role in ('lead', 'co-lead')
)

select
    partners.project,
    projects.title,
    leads.organisation as lead,
    partners.organisation as partner,
    partners.role,
    partners.commitment,
    leads.region as from_region,
    leads.longitude as from_longitude,
    leads.latitude as from_latitude,
    regions.region as to_region,
    regions.longitude as to_longitude,
    regions.latitude as to_latitude,
    partners.source
from partners
inner join projects using (project)
inner join leads using (project)
inner join regions on partners.region = regions.region
where partners.region <> leads.region and ($project is null or partners.project = $project)
order by partners.project, lead, partner;
