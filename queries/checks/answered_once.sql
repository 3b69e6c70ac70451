-- A region answers a question once; where it answers again, the later answer counts and the earlier one stays visible.
-- level: finding
-- returns: one row per earlier answer
with
latest as (
    select
        region,
        question,
        max(received_on) as received_on
    from responses
    group by region, question
)
select
    'responses' as "table",
    responses.region || ' + ' || responses.question || ' + ' || responses.received_on as row,
    'received_on' as "column",
    responses.received_on::varchar as value,
    'it was answered again on %(again_on)s, which counts; leave this one, unless it was never given' as sentence,
    latest.received_on as again_on
from responses
inner join latest using (region, question)
where responses.received_on < latest.received_on
order by all;
