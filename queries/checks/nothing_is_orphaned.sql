-- A project has a deadline or a partner, and an agenda item a statement, a deadline or an item under it (3a under 3).
-- level: finding
-- returns: one row per project or agenda item that nothing hangs on
with
projects_alone as (
    select
        'projects' as "table",
        project as row,
        'project' as "column",
        title as value,
        'no deadline and no partner names this project; add one, or take the project out' as sentence
    from projects
    where
        project not in (select project from deadlines where project is not null)
        and project not in (select project from partners)
),
items_alone as (
    select
        'agenda' as "table",
        agenda_item as row,
        'agenda_item' as "column",
        title as value,
        'no statement and no deadline names this agenda item; add what came of it, or take the item out' as sentence
    from agenda as item
    where
        agenda_item not in (select agenda_item from deadlines where agenda_item is not null)
        and agenda_item not in (select agenda_item from statements where agenda_item is not null)
        and not exists (
            select 1
            from agenda as other
            where
                other.meeting = item.meeting
                and starts_with(other."number", item."number")
                and regexp_matches(substr(other."number", length(item."number") + 1), '^\D')
        )
)
from projects_alone
union all
from items_alone
order by all;
