-- By how many days the end of a deadline moved: later is more than 0, earlier less. A time that is told more exactly, as
-- a day of a year that was known, is not moved.
-- returns: one number of days, null where the end did not move or is not known on both sides
create macro days_moved(cells) as
list_transform(
    list_filter(cells, lambda cell: cell.field = 'due_to'),
    lambda due: if(
        due.new < due.old and len(list_filter(cells, lambda cell: cell.field = 'due_from' and cell.new > cell.old)) > 0,
        null,
        date_diff('day', due.old::date, due.new::date)
    )
)[1];
