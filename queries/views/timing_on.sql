-- Timing of a deadline on a day. Status is recorded by people, timing is computed from the calendar: what is closed has
-- its status, the rest is past_due, due_soon, later, ongoing or undated.
-- returns: one code
-- needs: due_soon_days
create macro timing_on(status, "precision", due_to, as_of) as
case
    when status in ('done', 'dropped') then status
    when "precision" = 'ongoing' then 'ongoing'
    when due_to is null then 'undated'
    when due_to < as_of::date then 'past_due'
    when due_to <= as_of::date + due_soon_days() then 'due_soon'
    else 'later'
end;
