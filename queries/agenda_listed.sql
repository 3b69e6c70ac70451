-- The agenda of the latest meeting of the snapshot that has one.
-- params:
-- returns: one row per agenda item
with

latest as (
    select meetings.*
    from meetings
    where meeting in (select meeting from agenda)
    order by held_on desc, meeting
    limit 1
)

select
    agenda.*,
    latest.title as meeting_title,
    latest.held_on,
    latest.place
from agenda
inner join latest using (meeting)
order by agenda.position;
