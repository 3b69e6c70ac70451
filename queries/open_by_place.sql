-- Open follow-ups by region, or by place where they have no region, and open events by place, for the map.
-- params: as_of, region
-- returns: one row per region or place, and one for what has neither
-- rows: follow_ups
select
    if(timed.is_follow_up, coalesce(regions.name, timed.place), timed.place) as name,
    count(*) filter (where timed.is_follow_up) as count_open,
    count(*) filter (where timed.is_follow_up and timed.timing = 'past_due') as count_past_due,
    count(*) filter (where not timed.is_follow_up) as count_events,
    count(*) filter (
        where timed.place is not null and timed.latitude is null and (regions.region is null or not timed.is_follow_up)
    ) as count_off_map
from follow_up_timing($as_of) as timed
left join regions using (region)
where
    timed.is_open
    and (timed.is_follow_up or timed.place is not null)
    and in_calendar_of(timed.kind, timed.region, timed.owner_kind, $region)
group by all
order by name nulls last;
