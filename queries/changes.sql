-- What differs in one table between the snapshots of two days, field by field.
-- params: table, key, columns, title, before, after, region
-- returns: one row per changed field, and one per row that was added or removed
with

changed as (
    select
        *,
        unnest(coalesce(cells, [{'field': null, 'old': null, 'new': null}])) as cell
    from changed_rows($table, $key, $columns, $title, $before, $after)
    where $region is null or row_is_of($table, $columns, row, held, $region)
)

select
    row,
    title,
    what,
    project,
    kind,
    days,
    cell.field as field,
    cell.old as old,
    cell.new as new,
    source
from changed
order by row, list_position($columns, cell.field);
