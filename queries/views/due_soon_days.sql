-- How many days ahead a due date counts as soon. Words and definitions take the number from here.
-- returns: one number
create macro due_soon_days() as 30;
