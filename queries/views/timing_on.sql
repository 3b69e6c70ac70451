-- Timing of a deadline on a day. Status is recorded by people, timing is computed from the calendar: what is closed has
-- its status, the rest is overdue, due within 30 days, later, ongoing or undated.
-- returns: one word
create macro timing_on(status, "precision", due_to, as_of) as
case
    when status in ('done', 'dropped') then status
    when "precision" = 'ongoing' then 'ongoing'
    when due_to is null then 'undated'
    when due_to < as_of::date then 'overdue'
    when due_to <= as_of::date + interval 30 day then 'due within 30 days'
    else 'later'
end;
