-- What two places in the documents say differently where a deadline stands in one of them, with what repairs it.
-- params: deadline
-- returns: one row per deadline and contradiction
select
    deadlines.deadline,
    deadlines.title,
    deadlines.owner,
    deadlines.wording,
    'two readings in the sources on ' || topic || ': “' || rtrim(reading, '.') || '” or “' || rtrim(other_reading, '.')
    || '”; ask, then correct one reading and take the row out' as sentence,
    contradictions.contradiction,
    contradictions.source,
    contradictions.other_source
from deadlines
inner join contradictions
    on deadlines.source = contradictions.source or deadlines.source = contradictions.other_source
where $deadline is null or deadlines.deadline = $deadline
order by contradictions.topic, contradictions.contradiction, deadlines.deadline;
