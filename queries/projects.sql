-- Projects, calls, initiatives and publications, the one with most open steps first.
-- params: as_of, region
-- returns: one row per project
with

steps as (
    select
        project,
        count(*) filter (is_open) as count_open,
        count(*) filter (timing = 'past_due') as count_past_due
    from follow_up_timing($as_of)
    where is_follow_up and project is not null
    group by all
),

taking_part as (
    select
        project,
        count(*) filter (commitment = 'committed') as count_committed,
        count(*) filter (commitment = 'expected') as count_expected,
        list(region) as regions
    from partners
    group by all
)

select
    projects.*,
    coalesce(count_open, 0) as count_open,
    coalesce(count_past_due, 0) as count_past_due,
    coalesce(count_committed, 0) as count_committed,
    coalesce(count_expected, 0) as count_expected
from projects
left join steps using (project)
left join taking_part using (project)
where $region is null or list_contains(regions, $region)
order by
    coalesce(count_open, 0) desc,
    list_position(['in progress', 'planned', 'done', 'not selected', 'dropped'], status),
    title,
    project;
