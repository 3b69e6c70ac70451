-- The whole history of one row of a table: first seen, changed field by field, vanished, came back.
-- params: table, key, columns, row
-- returns: one row per snapshot and changed field, one for a snapshot in which nothing changed; the earliest first
with

held as (
    select
        snapshot,
        concat_ws(' + ', *columns(lambda name: list_contains($key, name))) as row,
        list_value(*columns(lambda name: list_contains($columns, name))) as cells
    from (select columns(*)::varchar from query_table('history.' || $table))
),

over_time as (
    select
        snapshots.snapshot,
        snapshots.label,
        held.cells,
        lag(held.cells) over (order by snapshots.snapshot) as cells_before,
        lag(held.cells ignore nulls) over (order by snapshots.snapshot) as last_cells
    from snapshots
    left join held on snapshots.snapshot = held.snapshot::date and held.row = $row
),

told as (
    select
        *,
        case when cells is null then [] else changed_cells($columns, last_cells, cells) end as changed
    from over_time
    where cells is not null or cells_before is not null
),

fields as (
    select
        *,
        case
            when cells is null then 'removed'
            when last_cells is null then 'first_seen'
            when cells_before is null then 'came_back'
            else kind_of_change($columns, changed)
        end as kind,
        unnest(case when len(changed) = 0 then [{'field': null, 'old': null, 'new': null}] else changed end) as cell
    from told
)

select
    snapshot,
    label,
    kind,
    cell.field as field,
    cell.old as old,
    cell.new as new,
    coalesce(cells, cells_before)[list_position($columns, 'source')] as source
from fields
order by snapshot, list_position($columns, cell.field);
