-- Different answers or roles in one text, the widest first, such as “shared + consultative”.
-- returns: one text, null where there is none
-- needs: rank_of_answer
create macro widest_first(given) as
nullif(
    array_to_string(
        list_transform(
            list_sort(list_transform(list_distinct(given), lambda one: struct_pack(at := rank_of_answer(one), one := one))),
            lambda placed: placed.one
        ),
        ' + '
    ),
    ''
);
