-- One region at a glance, for the head of its factsheet: where it is, and how far it has answered.
-- params: as_of, region
-- returns: one row per region
select
    replies.*,
    regions.sea_basin,
    regions.level,
    regions.latitude,
    regions.longitude
from replies_on($as_of) as replies
inner join regions using (region)
where $region is null or replies.region = $region
order by replies.name;
