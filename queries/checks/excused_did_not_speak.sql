-- Who sent apologies did not speak at the meeting.
-- returns: one row per organisation that was excused and spoke
select
    'participation' as "table",
    meeting || ' + ' || organisation as row,
    'spoke' as "column",
    spoke::varchar as value,
    'it sent apologies and is said to have spoken; correct “presence”, or write no under “spoke”' as sentence
from participation
where presence = 'apologies' and spoke
order by all;
