-- How many follow-ups with a last day were kept in time, came late, were given up or got no word, by what kind of body
-- owns them or by the meeting that set them.
-- params: as_of, by, region
-- returns: one row per kind of owner, or per meeting
-- rows: keeping_listed
select
    case when $by = 'meeting' then keeping.meeting else keeping.owner_kind end as key,
    if($by = 'meeting', any_value(meetings.title), null) as title,
    count(*) as count_due,
    count(*) filter (keeping = 'in_time') as count_in_time,
    count(*) filter (keeping = 'late') as count_late,
    count(*) filter (keeping = 'day_not_recorded') as count_day_not_recorded,
    count(*) filter (keeping = 'given_up') as count_given_up,
    count(*) filter (keeping = 'not_closed') as count_not_closed,
    count(*) filter (keeping = 'silent') as count_silent,
    count(*) filter (lateness = 'month') as count_month,
    count(*) filter (lateness = 'quarter') as count_quarter,
    count(*) filter (lateness = 'year') as count_year,
    count(*) filter (lateness = 'longer') as count_longer
from keeping_on($as_of) as keeping
left join meetings on keeping.meeting = meetings.meeting
where keeping not in ('no_day', 'to_come') and concerns(keeping.region, keeping.owner_kind, $region)
group by key
order by if($by = 'meeting', any_value(meetings.held_on), null), key nulls last;
