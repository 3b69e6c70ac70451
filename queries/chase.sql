-- What to chase up to a day: what is late, what falls due, and what waits for something that is still open.
-- params: as_of, region, until
-- returns: one row per open follow-up to chase
select
    follow_ups.deadline,
    follow_ups.title,
    follow_ups.owner,
    follow_ups.owner_kind,
    follow_ups.wording,
    follow_ups.due_from,
    follow_ups.due_to,
    follow_ups.timing,
    follow_ups.state,
    follow_ups.priority,
    case
        when follow_ups.timing = 'past_due' then 'late'
        when follow_ups.due_to <= $until::date then 'falls_due'
        else 'waits'
    end as chased,
    awaited.title as waits_for_title,
    awaited.owner as waits_for_owner,
    reminded.reminded_on,
    reminded.answered_on,
    follow_ups.source
from follow_up_timing($as_of) as follow_ups
left join follow_up_timing($as_of) as awaited on follow_ups.waits_for = awaited.deadline and awaited.is_open
left join reminded_on($as_of) as reminded on follow_ups.deadline = reminded.deadline
where
    follow_ups.is_follow_up and follow_ups.is_open
    and (
        follow_ups.timing = 'past_due'
        or follow_ups.due_to <= $until::date
        or awaited.timing = 'past_due'
        or awaited.due_to <= $until::date
    )
    and concerns(follow_ups.region, follow_ups.owner_kind, $region)
order by
    list_position(['late', 'falls_due', 'waits'], chased), follow_ups.priority nulls last, follow_ups.due_to,
    follow_ups.deadline;
