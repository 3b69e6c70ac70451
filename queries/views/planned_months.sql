-- How many months ahead a date counts as planned. Words take the number from here.
-- returns: one number
create macro planned_months() as 6;
