"""Where each date and its label stand: in shares of the width across, in pixels down. Pure.

A label stands inside its bar, else right of it, else left; what would touch another goes a row further down, and what
is longer than the drawing has room is cut at a word.
"""

from datetime import date

from dashboard.contract.vocabulary import FAMILIES, REAL
from dashboard.draw.timeline.axis import DAY, Axis
from dashboard.draw.timeline.packing import packed
from dashboard.say import words
from dashboard.say.messages import _, ngettext

LANES = tuple(FAMILIES["lane"])
HEAD, ROW, GAP = 28, 24, 8
MARK = 9  # px of a day
_LETTER, _SHAPE, _AIR = 5.9, 24, 8  # px: of a letter on the wide side, of the shape before a label, beside it
_MOST = 0.6  # share of the width that a label may take beside its mark


def placed(rows: list[dict], along: Axis, width: float, as_of: date) -> dict:
    """Return the lanes with their dates, how high all is, the months and the as-of day."""
    lanes, top = [], 0.0
    for lane in LANES:
        here = [row for row in rows if row["lane"] == lane]
        if not here:
            continue
        held, height = _stacked(sorted(here, key=lambda row: row["begins_on"]), along, width, top + HEAD)
        lanes.append({"lane": lane, "top": top, "dates": held})
        top += HEAD + height + GAP
    now = along.at(as_of) * width
    side = "left" if now < 90 else "right" if now > width - 90 else "middle"
    return {"lanes": lanes, "height": top, "ticks": along.ticks(width), "now": along.at(as_of), "side": side}


def _stacked(rows: list[dict], along: Axis, width: float, top: float) -> tuple[list[dict], float]:
    marks = [_extent(row, along, width) for row in rows]
    labels = [_Label(row, mark, width) for row, mark in zip(rows, marks, strict=True)]
    at = [place for place in packed([one.stretches for one in labels], gap=12) if place]
    held = [
        _drawn(row, along, width) | label.chosen(which) | {"y": top + ROW * down}
        for row, label, (down, which) in zip(rows, labels, at, strict=True)
    ]
    return held, ROW * (1 + max(down for down, _which in at))


class _Label:
    """What stands beside a mark, and where it may stand: inside, right, left."""

    def __init__(self, row: dict, mark: tuple[float, float], width: float) -> None:
        """Take the room that the mark and its label need."""
        start, end = mark
        self.moved = _distance(row)
        beside = (len(self.moved) + 2) * _LETTER if self.moved else 0
        title = row["title"]
        takes = _SHAPE + len(title) * _LETTER + beside
        is_inside = not row["is_moved"] and takes + _AIR <= end - start
        room = min(max(width - end, start), width * _MOST) - _AIR - 4
        if not is_inside and takes > room:
            title = cut(title, int((room - _SHAPE - beside) / _LETTER))
            takes = _SHAPE + len(title) * _LETTER + beside
        self.title = title
        sides = {"inside": (start, end)} if is_inside else {}
        if not is_inside and end + _AIR + takes <= width:
            sides["right"] = (start, end + _AIR + takes)
        if not is_inside and start - _AIR - takes >= 0:
            sides["left"] = (start - _AIR - takes, end)
        self._sides = list(sides or {"right": mark})
        self.stretches = list(sides.values()) or [mark]

    def chosen(self, which: int) -> dict:
        """Return the label as it is drawn."""
        return {"side": self._sides[which], "label": self.title, "moved": self.moved}


def _drawn(row: dict, along: Axis, width: float) -> dict:
    """Return the mark of a date: its form, and from where to where; of a moved one also where it was."""
    start, end = along.at(row["begins_on"]), along.at(row["due_to"] + DAY)
    held = {"row": row, "form": _form(row), "start": start, "end": max(end, start + MARK / width)}
    if row["is_moved"]:
        old, old_end = along.at(row["moved_from"]), along.at((row["moved_from_to"] or row["moved_from"]) + DAY)
        held |= {"old": old, "old_end": max(old_end, old + MARK / width), "is_later": start >= old}
    return held


def _form(row: dict) -> str:
    """Return day, span (its days are known), by (its last day is) or fuzzy (a time within which it falls)."""
    if row["precision"] == "before":
        return "by"
    if row["begins_on"] == row["due_to"]:
        return "day"
    return "span" if row["precision"] in REAL else "fuzzy"


def _extent(row: dict, along: Axis, width: float) -> tuple[float, float]:
    begins = min(row["begins_on"], row["moved_from"]) if row["is_moved"] else row["begins_on"]
    ends = max(row["due_to"], row["moved_from_to"] or row["due_to"]) if row["is_moved"] else row["due_to"]
    start = along.at(begins) * width
    return start, max(along.at(ends + DAY) * width, start + MARK)


def _distance(row: dict) -> str:
    """Return how far a date was moved, in words: 4 Oct to 30 Nov: +57 days."""
    if not row["is_moved"]:
        return ""
    days = ngettext("%(days)s day", "%(days)s days", abs(row["days_moved"]), days=words.signed(int(row["days_moved"])))
    old, new = (words.day_short(day) for day in (row["moved_from_to"] or row["moved_from"], row["due_to"]))
    return _("%(old)s to %(new)s: %(days)s", old=old, new=new, days=days)


def cut(text: str, letters: int) -> str:
    """Return a text of so many letters at most, cut at a word, with an ellipsis where something was left out."""
    if len(text) <= letters:
        return text
    return text[: max(letters - 1, 8)].rsplit(" ", 1)[0].rstrip(" ,:;–-") + "…"
