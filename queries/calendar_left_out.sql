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
    if(dated.is_open, '', 'it is ' || dated.status || ', and ') || case
        when dated."precision" = 'ongoing' then 'it goes on without an end that anybody named'
        when dated."precision" = 'before' then 'only its end is known'
        when dated.due_to is not null then 'only the ' || dated."precision" || ' is known'
        when awaited.is_open then 'it depends on “' || awaited.title || '”, which is still open'
        when awaited.deadline is not null then 'it was to follow “' || awaited.title || '”, which is closed; no date is set'
        when dated."precision" = 'conditional' then 'it depends on something that is not followed here'
        else 'the source says no more than that'
    end as reason,
    dated.source
from calendar_on($as_of) as dated
left join follow_up_timing($as_of) as awaited on dated.waits_for = awaited.deadline
where
    dated."precision" not in ('day', 'range')
    and ($is_open is null or dated.is_open = $is_open)
    and ($precisions is null or dated."precision" in $precisions)
    and ($region is null or dated.region = $region)
order by dated.due_to nulls last, dated.due_from, dated."precision", dated.deadline;
