"""Two sides' changes to one base, against a plain oracle."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.contract.schema import TABLES
from dashboard.intake.workbook.merging import differences, merged

HEADER = TABLES["sources"].header
VALUES = st.sampled_from([None, "a", "b"])
ROWS = st.dictionaries(st.sampled_from("xyz"), st.tuples(VALUES, VALUES), max_size=3)


def tables(rows: dict) -> dict:
    empty = {name: [] for name in TABLES}
    lines = [
        dict.fromkeys(HEADER) | {"source": key, "document": one, "paragraph": two} for key, (one, two) in rows.items()
    ]
    return empty | {"sources": lines}


@given(ROWS, ROWS)
def test_one_side_alone_is_taken_whole(base, mine):
    joined, collisions = merged(tables(base), tables(mine), tables(base))
    assert not collisions
    assert not differences(joined, tables(mine))
    joined, collisions = merged(tables(base), tables(base), tables(mine))
    assert not collisions
    assert not differences(joined, tables(mine))


@given(ROWS, ROWS)
def test_the_same_change_on_both_sides_is_no_collision(base, mine):
    joined, collisions = merged(tables(base), tables(mine), tables(mine))
    assert not collisions
    assert not differences(joined, tables(mine))


@given(ROWS, ROWS, ROWS)
def test_whatever_does_not_collide_holds_both_changes(base, mine, theirs):
    joined, collisions = merged(tables(base), tables(mine), tables(theirs))
    by_key = {row["source"]: row for row in joined["sources"]}
    collided = {(one.key[0], one.column) for one in collisions} | {
        (one.key[0], name) for one in collisions if not one.column for name in HEADER
    }
    for key in {*base, *mine, *theirs}:
        for at, name in enumerate(("document", "paragraph")):
            old, own, other = (side.get(key, (None, None))[at] for side in (base, mine, theirs))
            if (key, name) in collided:
                assert own != other or (key in mine) != (key in theirs)
            elif key in by_key:
                assert by_key[key][name] == (other if own == old else own)


def test_white_space_and_case_are_kept_and_neither_count_nor_collide():
    base, mine, theirs = (tables({"x": (one, two)}) for one, two in (("a", "b"), ("A ", "c"), ("a  ", "B")))
    assert [(one.column, one.is_rewriting) for one in differences(base, mine)] == [
        ("document", True), ("paragraph", False)
    ]  # fmt: skip
    joined, collisions = merged(base, mine, theirs)
    assert [(row["document"], row["paragraph"]) for row in joined["sources"]] == [("A ", "c")]
    assert not collisions
    joined, collisions = merged(base, mine, tables({"x": ("z", "b")}))
    assert [(row["document"], row["paragraph"]) for row in joined["sources"]] == [("z", "c")]
    assert not collisions


@given(ROWS, ROWS)
def test_no_difference_means_the_same_rows(before, after):
    assert (differences(tables(before), tables(after)) == []) == (before == after)
