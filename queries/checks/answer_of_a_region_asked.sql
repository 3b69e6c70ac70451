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
        'the region is not among those asked',
        'the region was asked only on ' || invitations.asked_on
    ) || ' (' || count(*) || if(count(*) = 1, ' answer', ' answers') || ' that day); add or correct it in invitations'
        as sentence
from responses
left join invitations using (region)
where invitations.region is null or responses.received_on < invitations.asked_on
group by responses.region, responses.received_on, invitations.region, invitations.asked_on
order by all;
