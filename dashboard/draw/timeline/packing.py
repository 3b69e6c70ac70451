"""Stretches of a line into rows, so that no two in a row touch. Pure."""

from collections.abc import Sequence

Stretch = tuple[float, float]


def packed(
    choices: Sequence[Sequence[Stretch]], most: int | None = None, gap: float = 8
) -> list[tuple[int, int] | None]:
    """Return for each thing its row and which of its stretches (start, end) it takes; None where `most` rows are full.

    The first things are served first, in the highest row that has room for one of their stretches, the first that fits.
    Two stretches in a row lie at least `gap` apart.
    """
    rows: list[list[Stretch]] = []
    places: list[tuple[int, int] | None] = []
    for stretches in choices:
        found = _free(rows, stretches, gap)
        if found is None and (most is None or len(rows) < most):
            rows.append([])
            found = len(rows) - 1, 0
        if found:
            rows[found[0]].append(stretches[found[1]])
        places.append(found)
    return places


def _free(rows: list[list[Stretch]], stretches: Sequence[Stretch], gap: float) -> tuple[int, int] | None:
    for at, row in enumerate(rows):
        for which, (start, end) in enumerate(stretches):
            if all(end + gap <= other[0] or start >= other[1] + gap for other in row):
                return at, which
    return None
