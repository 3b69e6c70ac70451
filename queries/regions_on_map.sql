-- What the map of the overview shows of each region: how it took part and when last, its practices, its open follow-ups,
-- its dates to come. Of what was no member in 2017 and took no part, only that.
-- params: as_of
-- returns: one row per region
-- rows: rows_of_region
with

presence as (
    select
        region,
        case
            when bool_or(presence = 'present' and spoke) then 'spoke'
            when bool_or(presence = 'present') then 'present'
            else 'excused'
        end as engagement,
        max(meetings.held_on) as last_on
    from participation
    inner join meetings using (meeting)
    where region is not null
    group by region
),

practised as (
    select
        region,
        count(*) as count_practices,
        min_by(title, practice) as practice_title
    from practices
    group by all
),

owed as (
    select
        region,
        count(*) as count_open,
        count(*) filter (timing = 'past_due') as count_past_due
    from follow_up_timing($as_of)
    where is_follow_up and is_open and region is not null
    group by all
),

planned as (
    select
        region,
        count(*) filter (timing = 'due_soon') as count_due_soon,
        count(*) filter (due_to <= planned_until($as_of)) as count_planned,
        min_by(title, (due_to, due_from, deadline)) as next_title,
        min_by(wording, (due_to, due_from, deadline)) as next_wording,
        min_by(timing, (due_to, due_from, deadline)) as next_timing
    from follow_up_timing($as_of)
    where is_open and due_to >= $as_of::date and region is not null
    group by all
)

select
    region,
    regions.name,
    countries.name as country,
    regions.sea_basin,
    regions.latitude,
    regions.longitude,
    coalesce(engagement, if(membership = 'not in 2017', 'no_member', 'absent')) as engagement,
    membership,
    last_on,
    coalesce(count_practices, 0) as count_practices,
    practice_title,
    coalesce(count_open, 0) as count_open,
    coalesce(count_past_due, 0) as count_past_due,
    coalesce(count_due_soon, 0) as count_due_soon,
    coalesce(count_planned, 0) as count_planned,
    next_title,
    next_wording,
    next_timing
from regions
inner join countries using (country)
left join presence using (region)
left join practised using (region)
left join owed using (region)
left join planned using (region)
order by regions.name;
