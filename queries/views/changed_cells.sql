-- The cells in which two rows of one table differ, by column; white space and case are no difference. Equal cells are
-- left out first, because comparing text without its noise costs more.
-- returns: one list of column, old and new
-- needs: noiseless
create macro changed_cells(of_columns, old_cells, new_cells) as
list_filter(
    list_transform(
        list_filter(
            range(1, len(of_columns) + 1),
            lambda place: old_cells[place] is distinct from new_cells[place]
        ),
        lambda place: {'field': of_columns[place], 'old': old_cells[place], 'new': new_cells[place]}
    ),
    lambda cell: noiseless(cell.old) is distinct from noiseless(cell.new)
);
