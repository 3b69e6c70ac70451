-- What two places in the documents say differently about a deadline: both readings with their places, and what repairs it.
-- params: deadline, region
-- returns: one row per deadline and contradiction
select
    deadlines.deadline,
    deadlines.title,
    deadlines.owner,
    deadlines.wording,
    contradictions.topic,
    contradictions.contradiction,
    contradictions.reading,
    concat_ws(', ', here.document, here.paragraph) as stands_in,
    contradictions.source,
    contradictions.other_reading,
    concat_ws(', ', other.document, other.paragraph) as other_stands_in,
    contradictions.other_source
from deadlines
inner join contradictions on deadlines.deadline in (contradictions.deadline, contradictions.other_deadline)
left join sources as here on contradictions.source = here.source
left join sources as other on contradictions.other_source = other.source
where
    ($deadline is null or deadlines.deadline = $deadline)
    and in_calendar_of(deadlines.kind, deadlines.region, deadlines.owner_kind, $region)
order by contradictions.topic, contradictions.contradiction, deadlines.deadline;
