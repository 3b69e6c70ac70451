-- What became of a row that stands in both snapshots, told from its changed cells. Only what has a due date can be
-- done, slip or be reworded; any other row is changed or not. A row of which only the place in a document differs says
-- what it said before.
-- returns: one code
-- needs: days_moved
create macro kind_of_change(of_columns, cells) as
case
    when len(cells) = 0 then 'unchanged'
    when list_transform(cells, lambda cell: cell.field) = ['source'] then 'source_only'
    when not list_contains(of_columns, 'due_to') then 'changed'
    when list_filter(cells, lambda cell: cell.field = 'status')[1].new = 'done' then 'done'
    when list_filter(cells, lambda cell: cell.field = 'status')[1].new = 'dropped' then 'dropped'
    when list_filter(cells, lambda cell: cell.field = 'status')[1].old in ('done', 'dropped') then 'reopened'
    when days_moved(cells) > 0 then 'slipped'
    when days_moved(cells) < 0 then 'brought_forward'
    when list_filter(cells, lambda cell: cell.field = 'due_to')[1].new is not null then 'dated'
    when list_filter(cells, lambda cell: cell.field = 'due_to')[1].old is not null then 'undated'
    when list_contains(list_transform(cells, lambda cell: cell.field), 'status') then 'status_changed'
    else 'reworded'
end;
