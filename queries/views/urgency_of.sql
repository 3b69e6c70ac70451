-- Place of a timing in the order of urgency, the most urgent first.
-- returns: one number
create macro urgency_of(timing) as
list_position(['past_due', 'due_soon', 'later', 'ongoing', 'undated', 'done', 'dropped'], timing);
