-- An agenda item belongs to the meeting that the row names.
-- returns: one row per deadline or statement whose item is of another meeting
with
placed as (
    select 'deadlines' as "table", deadline as row, meeting, agenda_item from deadlines
    union all
    select 'statements', statement, meeting, agenda_item from statements
)
select
    placed."table",
    placed.row,
    'agenda_item' as "column",
    placed.agenda_item as value,
    'this item is on the agenda of %(listed)s, not of %(meeting)s; correct one of them' as sentence,
    agenda.meeting as listed,
    placed.meeting as meeting
from placed
inner join agenda using (agenda_item)
where agenda.meeting <> placed.meeting
order by all;
