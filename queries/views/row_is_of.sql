-- Whether a row of any table is of a region: its own, on its list of follow-ups, or a project it takes part in. The row
-- comes as its key and its cells, in the order of the columns of its table.
-- returns: one answer, yes or no
-- needs: in_calendar_of
create macro row_is_of(of_table, of_columns, key, cells, of_region) as (
    cells[list_position(of_columns, 'territory')] = of_region
    or of_table = 'projects' and key in (select project from history.partners where region = of_region)
    or in_calendar_of(
        if(of_table = 'deadlines', cells[list_position(of_columns, 'kind')], null),
        cells[list_position(of_columns, 'region')],
        cells[list_position(of_columns, 'owner_kind')],
        of_region
    )
);
