-- An answer replies to a question of the same meeting.
-- returns: one row per statement that replies to something else
select
    'statements' as "table",
    reply.statement as row,
    'replies_to' as "column",
    reply.replies_to as value,
    'it replies to a %(kind)s of %(meeting)s; name the question it answers' as sentence,
    asked.kind as kind,
    asked.meeting as meeting
from statements as reply
inner join statements as asked on reply.replies_to = asked.statement
where asked.meeting <> reply.meeting or asked.statement = reply.statement
order by all;
