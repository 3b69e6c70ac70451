-- What has no day that a calendar could hold, and why; of some precisions or of all, with or without what is closed.
-- params: as_of, region, precisions, is_open
-- returns: one row per deadline that has neither a day nor a range
select
    dated.deadline,
    dated.kind,
    dated.title,
    dated.owner,
    dated.wording,
    dated.mark,
    dated.state,
    dated.is_open,
    dated.status,
    dated."precision",
    case
        when dated."precision" = 'ongoing' then 'endless'
        when dated.due_to is not null then dated."precision"
        when awaited.is_open then 'waits'
        when awaited.deadline is not null then 'waited'
        when dated."precision" = 'conditional' then 'depends'
        else 'not_said'
    end as reason,
    awaited.title as waits_for_title,
    dated.source
from calendar_on($as_of) as dated
left join follow_up_timing($as_of) as awaited on dated.waits_for = awaited.deadline
where
    dated."precision" not in ('day', 'range')
    and ($is_open is null or dated.is_open = $is_open)
    and ($precisions is null or dated."precision" in $precisions)
    and in_calendar_of(dated.kind, dated.region, dated.owner_kind, $region)
order by dated.due_to nulls last, dated.due_from, dated."precision", dated.deadline;
