-- Regions at the meetings, present or excused.
-- params:
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
where kind = 'region'
order by meeting, presence desc, organisation;
