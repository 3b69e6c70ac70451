-- Place of an answer on its scale, the widest first; the scales share their words in an order that holds for each.
-- returns: one number, null where there is no answer
create macro rank_of_answer(given) as
list_position(
    [
        'exclusive', 'shared', 'implementing', 'consultative', 'leading', 'active', 'supporting',
        'strong', 'some', 'running', 'planned', 'open', 'none'
    ],
    given
);
