-- Who owns follow-ups: what kind of body each is, and how much of it is open.
-- params: as_of, region
-- returns: one row per owner
-- rows: follow_ups
select
    timed.owner,
    string_agg(distinct timed.owner_kind, ' + ' order by timed.owner_kind) as owner_kind,
    string_agg(distinct regions.name, ' + ' order by regions.name) filter (timed.owner_kind = 'region') as region_name,
    count(*) as count_follow_ups,
    count(*) filter (timed.is_open) as count_open,
    count(*) filter (timed.timing = 'past_due') as count_past_due
from follow_up_timing($as_of) as timed
left join regions using (region)
where
    timed.is_follow_up
    and timed.owner is not null
    and concerns(timed.region, timed.owner_kind, $region)
group by timed.owner
order by lower(timed.owner), timed.owner;
