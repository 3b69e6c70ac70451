-- What outside bodies asked of the regions and of the association, or invited them to, without a recorded reply; of one
-- region what all regions or it alone were asked, by another region too.
-- params: region
-- returns: one row per question or invitation that nobody answered
with

ours as (
    select distinct organisation
    from participation
    where if($region is null, kind in ('region', 'secretariat'), region = $region)
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
    and (
        (asked.region is null and (asked.addressed_to is null or asked.addressed_to ilike '%regions'))
        or (asked.region is null or $region is not null) and asked.addressed_to in (from ours)
    )
    and asked.statement not in (select replies_to from statements where replies_to is not null)
order by asked.kind desc, asked.meeting, asked.position, asked.statement;
