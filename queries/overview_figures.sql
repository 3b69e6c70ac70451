-- The figures of the overview, of the chosen snapshot as of the chosen day and of the one before it as of its own day; of a
-- region what concerns it, the meetings it came to and its projects. How many replied is stated of all alone, and how
-- many have answered counted of the chosen one.
-- params: as_of, snapshot, previous, region
-- returns: one row per snapshot, the chosen one first
with

chosen as (
    select
        $snapshot::date as snapshot,
        $as_of::date as as_of
    union all
    select
        $previous::date as snapshot,
        $previous::date as as_of
    where $previous is not null
),

first_told as (
    select
        deadline,
        min(snapshot) as told_on,
        arg_min(source, snapshot) as told_in
    from history.deadlines
    group by deadline
),

timed as (
    select
        snapshot,
        timing_on(status, "precision", due_to, as_of) as timing,
        coalesce(closed_as, if(status in ('done', 'dropped'), status, 'open')) as ending,
        snapshot > told_on and source = told_in as is_silent
    from history.deadlines
    inner join chosen using (snapshot)
    inner join first_told using (deadline)
    where kind <> 'event' and concerns(region, owner_kind, $region)
),

follow_ups as (
    select
        snapshot,
        count(*) as count_follow_ups,
        count(*) filter (timing = 'past_due') as count_past_due,
        count(*) filter (timing = 'due_soon') as count_due_soon,
        count(*) filter (timing = 'done') as count_done,
        count(*) filter (timing = 'undated') as count_undated,
        count(*) filter (ending = 'done') as count_done_whole,
        count(*) filter (ending = 'done in part') as count_done_in_part,
        count(*) filter (ending = 'overtaken') as count_overtaken,
        count(*) filter (ending in ('dropped', 'not followed')) as count_given_up,
        count(*) filter (ending = 'open' and not is_silent) as count_heard_of,
        count(*) filter (ending = 'open' and is_silent) as count_silent
    from timed
    group by all
),

taking_part as (
    select
        snapshot,
        count(distinct region) filter (presence = 'present') as count_regions,
        count(distinct coalesce(participation.country, regions.country)) filter (presence = 'present')
            as count_countries,
        count(distinct region) as count_regions_named,
        count(distinct meeting) as count_meetings_attended,
        count(distinct meeting) filter (presence = 'present' and region = $region) as count_meetings
    from history.participation
    left join regions using (region)
    where kind = 'region'
    group by all
),

replies as (
    select
        snapshot,
        arg_max(regions_asked, stated_on) as regions_asked,
        arg_max(regions_replied, stated_on) as regions_replied,
        arg_max(countries_replied, stated_on) as countries_replied,
        max(stated_on) as stated_on
    from history.survey_counts
    group by all
),

answered as (
    select
        $snapshot::date as snapshot,
        count(distinct region) as count_answered,
        count(distinct regions.country) as count_countries_answered
    from answers_on($as_of)
    inner join regions using (region)
),

held_projects as (
    select
        snapshot,
        count(*) as count_projects,
        count(*) filter (status = 'in progress') as count_running,
        count(*) filter (status = 'not selected') as count_not_selected
    from history.projects
    where
        $region is null
        or exists (
            select 1
            from history.partners
            where partners.snapshot = projects.snapshot and partners.project = projects.project and region = $region
        )
    group by all
)

select *
from chosen
left join follow_ups using (snapshot)
left join taking_part using (snapshot)
left join replies using (snapshot)
left join answered using (snapshot)
left join held_projects using (snapshot)
order by snapshot desc;
