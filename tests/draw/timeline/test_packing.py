import itertools

from hypothesis import given
from hypothesis import strategies as st

from dashboard.draw.timeline.packing import packed

STRETCH = st.tuples(st.integers(0, 900), st.integers(0, 200)).map(lambda pair: (pair[0], pair[0] + pair[1]))
CHOICES = st.lists(st.lists(STRETCH, min_size=1, max_size=2), max_size=30)


@given(choices=CHOICES, most=st.none() | st.integers(1, 3))
def test_no_two_in_a_row_touch_and_no_row_is_left_empty(choices, most):
    places = packed(choices, most, gap=8)
    rows: dict[int, list] = {}
    for stretches, place in zip(choices, places, strict=True):
        if place:
            rows.setdefault(place[0], []).append(stretches[place[1]])
    assert sorted(rows) == list(range(len(rows)))
    assert most is None or len(rows) <= most
    assert most is not None or None not in places
    for row in rows.values():
        ordered = sorted(row)
        assert all(one[1] + 8 <= other[0] for one, other in itertools.pairwise(ordered))


def test_the_first_is_served_first_and_the_other_stretch_is_taken_where_the_first_has_no_room():
    assert packed([[(0, 10)], [(5, 20), (20, 35)], [(5, 20)]], most=1) == [(0, 0), (0, 1), None]
