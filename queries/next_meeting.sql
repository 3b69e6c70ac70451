-- The next meeting after a day, as far as it is recorded: of the bodies that meet, or an event that they or the secretariat
-- own.
-- params: as_of
-- returns: at most one row
with

meant as (
    select
        title,
        held_on,
        source
    from meetings
    where held_on > $as_of::date
    union all
    select
        title,
        due_from as held_on,
        source
    from calendar_on($as_of)
    where kind = 'event' and is_open and due_from > $as_of::date and owner_kind in ('task force', 'political bureau', 'secretariat')
)

from meant
order by held_on, title
limit 1;
