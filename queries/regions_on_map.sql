-- What the map of the overview shows of each region: how it took part, its practices, its open follow-ups. Of what was
-- no member in 2017 and took no part, only that.
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
        end as engagement
    from participation
    where region is not null
    group by all
),

practised as (
    select
        region,
        count(*) as count_practices
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
)

select
    region,
    regions.name,
    countries.name as country,
    regions.latitude,
    regions.longitude,
    coalesce(engagement, if(membership = 'not in 2017', 'no_member', 'absent')) as engagement,
    membership,
    coalesce(count_practices, 0) as count_practices,
    coalesce(count_open, 0) as count_open,
    coalesce(count_past_due, 0) as count_past_due
from regions
inner join countries using (country)
left join presence using (region)
left join practised using (region)
left join owed using (region)
order by regions.name;
