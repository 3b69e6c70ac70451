-- Who takes part in one project, the lead first, and what is committed before what is hoped for.
-- params: project
-- returns: one row per partner
select
    partners.project,
    partners.organisation,
    partners.role,
    partners.commitment,
    partners.region,
    regions.name,
    regions.latitude,
    regions.longitude,
    partners.source
from partners
left join regions using (region)
where partners.project = $project
order by
    list_position(['lead', 'co-lead', 'partner', 'technical partner'], partners.role),
    partners.commitment,
    partners.organisation;
