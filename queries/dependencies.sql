-- What waits for what: each chain from the deadline that has to be done first, step by step; of a region the chains that
-- have one of its own among their steps.
-- params: as_of, project, region
-- returns: one row per deadline that waits or is waited for, in the order of its chain
with recursive

timed as (
    from follow_up_timing($as_of)
),

chain as (
    select
        deadline,
        deadline as first_step,
        0 as depth,
        [deadline] as steps
    from timed
    where waits_for is null and deadline in (select waits_for from timed)
    union all
    select
        timed.deadline,
        chain.first_step,
        chain.depth + 1 as depth,
        list_append(chain.steps, timed.deadline) as steps
    from timed
    inner join chain on timed.waits_for = chain.deadline
    where not list_contains(chain.steps, timed.deadline)
),

its_chains as (
    select chain.first_step
    from chain
    inner join timed using (deadline)
    where concerns(timed.region, timed.owner_kind, $region)
)

select
    deadline,
    depth,
    timed.title,
    timed.owner,
    timed.wording,
    timed.timing,
    timed.state,
    timed.project,
    awaited.title as waits_for_title,
    coalesce(awaited.is_open, false) and timed.is_open as is_blocked,
    timed.source
from chain
inner join timed using (deadline)
left join timed as awaited on timed.waits_for = awaited.deadline
where
    ($project is null or timed.project = $project)
    and ($region is null or first_step in (from its_chains))
order by steps;
