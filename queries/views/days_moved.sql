-- By how many days the end of a deadline moved: later is more than 0, earlier less.
-- returns: one number of days, null where the end did not move or is not known on both sides
create macro days_moved(cells) as
date_diff(
    'day',
    list_filter(cells, lambda cell: cell.field = 'due_to')[1].old::date,
    list_filter(cells, lambda cell: cell.field = 'due_to')[1].new::date
);
