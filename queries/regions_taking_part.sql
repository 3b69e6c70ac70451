-- Regions at the meetings, present or excused.
-- params: region
-- returns: one row per meeting and organisation that is a region
select
    meeting,
    organisation,
    region,
    country,
    presence,
    people,
    spoke,
    source
from participation
where kind = 'region' and ($region is null or region = $region)
order by meeting, presence desc, organisation;
