-- Who answers was asked, and asked before.
-- level: finding
-- returns: one row per region and day of an answer unasked for
select
    'responses' as "table",
    responses.region || ' + ' || min(responses.question) || ' + ' || responses.received_on as row,
    'region' as "column",
    responses.region as value,
    if(
        invitations.region is null,
        'the region is not among those asked (answers that day: %(answers)s); add or correct it in invitations',
        'the region was asked only on %(asked_on)s (answers that day: %(answers)s); add or correct it in invitations'
    ) as sentence,
    invitations.asked_on as asked_on,
    count(*) as answers
from responses
left join invitations using (region)
where invitations.region is null or responses.received_on < invitations.asked_on
group by responses.region, responses.received_on, invitations.region, invitations.asked_on
order by all;
