-- What regions and others asked, and what was replied; a question without a reply stands alone.
-- params: region
-- returns: one row per question and reply
select
    asked.statement,
    dense_rank() over (order by asked.meeting, asked.position, asked.statement) as question_place,
    coalesce(asked.organisation, regions.name, asked.speaker) as asked_by,
    asked.addressed_to,
    asked.summary as question,
    coalesce(replied.speaker, replied.organisation) as replied_by,
    replied.summary as reply,
    asked.source,
    replied.source as reply_source
from statements as asked
left join statements as replied on asked.statement = replied.replies_to
left join regions on asked.region = regions.region
where asked.kind = 'question' and ($region is null or asked.region = $region)
order by question_place, replied.position;
