-- Follow-ups, the most urgent first: what, whose, when, under which agenda item, waiting for what. An event is only
-- among them where it is asked for itself.
-- params: as_of, region, timing, search, deadlines
-- returns: one row per follow-up
with

follow_ups as (
    select * exclude (lane, mark) replace (mark as timing)
    from calendar_on($as_of)
    where is_follow_up or list_contains($deadlines, deadline)
)

select
    follow_ups.*,
    regions.name as region_name,
    agenda.title as agenda_title,
    agenda.position as agenda_position,
    projects.title as project_title,
    awaited.title as waits_for_title,
    coalesce(awaited.is_open, false) and follow_ups.is_open as is_blocked,
    reminded.reminded_on,
    reminded.answered_on
from follow_ups
left join regions using (region)
left join agenda on follow_ups.agenda_item = agenda.agenda_item
left join projects on follow_ups.project = projects.project
left join follow_up_timing($as_of) as awaited on follow_ups.waits_for = awaited.deadline
left join reminded_on($as_of) as reminded on follow_ups.deadline = reminded.deadline
where
    concerns(follow_ups.region, follow_ups.owner_kind, $region)
    and ($timing is null or follow_ups.timing = $timing)
    and ($deadlines is null or list_contains($deadlines, follow_ups.deadline))
    and (
        $search is null
        or contains(
            lower(strip_accents(concat_ws(
                ' ',
                follow_ups.title,
                follow_ups.owner,
                follow_ups.wording,
                follow_ups.outcome,
                follow_ups.closed_because,
                follow_ups.source,
                regions.name,
                agenda.title,
                projects.title,
                awaited.title
            ))),
            lower(strip_accents($search))
        )
    )
order by follow_ups.urgency, follow_ups.due_to, follow_ups.due_from, follow_ups.deadline;
