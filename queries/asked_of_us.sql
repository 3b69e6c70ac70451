-- What outside bodies asked of the regions and of the association, or invited them to, without a recorded reply.
-- params:
-- returns: one row per question or invitation that nobody answered
with

ours as (
    select distinct organisation
    from participation
    where kind in ('region', 'secretariat')
)

select
    asked.statement,
    asked.kind,
    coalesce(asked.organisation, asked.speaker) as asked_by,
    asked.addressed_to,
    asked.summary,
    agenda.title as agenda_title,
    asked.source
from statements as asked
left join agenda using (agenda_item)
where
    asked.kind in ('question', 'invitation')
    and asked.region is null
    and (
        asked.addressed_to is null
        or asked.addressed_to in (from ours)
        or asked.addressed_to ilike '%regions'
    )
    and asked.statement not in (select replies_to from statements where replies_to is not null)
order by asked.kind desc, asked.meeting, asked.position, asked.statement;
