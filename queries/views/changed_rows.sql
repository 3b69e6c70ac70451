-- Rows of any table that differ between the snapshots of two days, from its columns and key. Only rows that are unlike
-- are put beside each other, so that a million equal ones cost little.
-- returns: one row per row that was added, removed or changed
-- needs: changed_cells, kind_of_change, days_moved
-- kept: of a table and two days
create macro changed_rows(of_table, of_key, of_columns, of_title, from_day, to_day) as table
with

earlier as (
    select * exclude (snapshot)
    from query_table('history.' || of_table)
    where snapshot = from_day::date
),

later as (
    select * exclude (snapshot)
    from query_table('history.' || of_table)
    where snapshot = to_day::date
),

gone as (
    select columns(*)::varchar
    from (from earlier except from later)
),

come as (
    select columns(*)::varchar
    from (from later except from earlier)
),

old_rows as (
    select
        concat_ws(' + ', *columns(lambda name: list_contains(of_key, name))) as row,
        list_value(*columns(*)) as cells
    from gone
),

new_rows as (
    select
        concat_ws(' + ', *columns(lambda name: list_contains(of_key, name))) as row,
        list_value(*columns(*)) as cells
    from come
),

paired as (
    select
        row,
        old_rows.cells as old_cells,
        new_rows.cells as new_cells,
        coalesce(new_rows.cells, old_rows.cells) as held,
        changed_cells(of_columns, old_rows.cells, new_rows.cells) as cells
    from old_rows
    full join new_rows using (row)
)

select
    row,
    coalesce(held[list_position(of_columns, of_title)], row) as title,
    held[list_position(of_columns, 'kind')] as what,
    held[list_position(of_columns, 'project')] as project,
    case
        when old_cells is null then 'added'
        when new_cells is null then 'removed'
        else kind_of_change(of_columns, cells)
    end as kind,
    case when old_cells is not null and new_cells is not null then days_moved(cells) end as days,
    case when old_cells is not null and new_cells is not null then cells end as cells,
    held[list_position(of_columns, 'source')] as source,
    held
from paired
where old_cells is null or new_cells is null or len(cells) > 0;
