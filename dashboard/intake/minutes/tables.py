"""Tables of actions by the meaning of their titles: which column tells what, in any order and language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashboard.intake.minutes.lines import is_nothing, without_bullet
from dashboard.intake.minutes.owners import Owner
from dashboard.intake.minutes.parting import parts
from dashboard.intake.minutes.subjects import words_of
from dashboard.intake.minutes.telling import Teller, Told
from dashboard.intake.reading import Block

ROLES = ("action", "decision", "owner", "start", "due", "status", "number", "item", "remark", "weak")
_LONGEST_TITLE = 60
_BY = ("by", "par", "por", "da", "von", "durch", "door", "af", "av")  # whose it is where another column says when
_JOINTS = str.maketrans({"-": " ", "/": " ", "#": " # "})


@dataclass
class Columns:
    """Which column tells what, by where it begins; `others` are columns that are read as debate."""

    action: int | None = None
    decision: int | None = None
    owner: int | None = None
    due: int | None = None
    status: int | None = None
    others: list[int] = field(default_factory=list)

    @property
    def told(self) -> int | None:
        """The column that says what is to be done."""
        return self.decision if self.action is None else self.action


def role(text: str) -> str:
    """Return what a title of a column says the column is about; empty where it says nothing known."""
    if not text or len(text) > _LONGEST_TITLE:
        return ""
    words = words_of(text.translate(_JOINTS))
    at, known, found = 0, 0, []
    length = sum(token.text[0].isalnum() or token.text == "#" for token in words.tokens)
    while at < len(words):
        best = max(
            ((told[0], name) for name in ROLES if (told := words.match("columns_" + name, at))), default=None,
            key=lambda one: (one[0], -ROLES.index(one[1])),
        )  # fmt: skip
        if best:
            found.append(best[1])
            known += best[0] - at
            at = best[0]
        else:
            filler = words.match("column_fillers", at)
            known += filler[0] - at if filler else 0
            at = filler[0] if filler else at + 1
    if not found or known * 5 < length * 3:
        return ""
    if found[0] in ("owner", "start", "due"):  # “deadline for the action”
        return found[0]
    return min(found, key=ROLES.index)


def status(text: str) -> str:
    """Return the status that a cell tells; planned where it says nothing that is known."""
    words = words_of(text[:60])
    told = words.match("statuses", 0)
    return told[1] if told else ""


def columns(block: Block, below: Sequence[Block] = ()) -> Columns | None:
    """Return what the columns of a table are about where a row holds their titles; None where it does not.

    Where no title says what is to be done, a column without a known title does that holds more than the named ones in
    the rows `below`.
    """
    titles = [" ".join(cell) for cell in block.cells]
    if sum(bool(title) for title in titles) < 2:
        return None
    roles = [role(title) for title in titles]
    letters = [title.strip(" :.").casefold() for title in titles]
    if "owner" not in roles and {"r", "a"} <= set(letters):  # who is responsible, accountable, consulted, informed
        raci = {"r": "owner", "a": "number", "c": "number", "i": "number"}
        roles = [raci.get(one, name) for one, name in zip(letters, roles, strict=True)]
    if "owner" not in roles and roles.count("due") > 1:  # What, By, Due
        roles = ["owner" if one in _BY else name for one, name in zip(letters, roles, strict=True)]
    if not _are_titles(roles, titles):
        return None
    found = Columns()
    for at, name in zip(block.columns, roles, strict=True):
        if name in ("action", "decision", "owner", "due", "status") and getattr(found, name) is None:
            setattr(found, name, at)
        elif name not in ("number", "start"):
            found.others.append(at)
    if found.told is None:
        weak = [at for at, name in zip(block.columns, roles, strict=True) if name in ("weak", "item")]
        if (found.owner is None and found.due is None) or not weak:
            return None
        unknown = [at for at, name in zip(block.columns, roles, strict=True) if not name]
        said = {at: sum(len(" ".join(_cell(row, at))) for row in below) for at in unknown}
        least = max(sum(len(" ".join(_cell(row, at))) for row in below) for at in weak)
        found.action = max((at for at in unknown if said[at] > least), key=said.__getitem__, default=weak[-1])
        found.others.remove(found.action)
    return found


def _are_titles(roles: list[str], titles: list[str]) -> bool:
    known = [name for name in roles if name]
    people = [title for title in titles if _is_of_people(title)]
    if len(people) >= 2 and "action" not in known and "decision" not in known:
        return False
    if "action" in known or "decision" in known:
        return len(known) * 2 >= sum(bool(title) for title in titles)
    return len(known) >= 3 or ("owner" in known and "due" in known)


def _is_of_people(title: str) -> bool:
    words = words_of(title)
    told = words.match("topics", 0)
    return bool(told and told[0] == len(words))


def guessed(rows: list[Block], teller: Teller) -> Columns | None:
    """Return the columns of a table without titles that stands under “Actions”, from what its cells hold."""
    width = {len(row.cells) for row in rows}
    if len(width) != 1 or width == {0}:
        return None
    found = Columns()
    texts = {at: [" ".join(row.cells[at]) for row in rows] for at in range(width.pop())}
    longest = max(texts, key=lambda at: (sum(map(len, texts[at])), -at))
    found.action = rows[0].columns[longest]
    for at, cells in texts.items():
        filled = [cell for cell in cells if cell]
        if at == longest or not filled:
            continue
        if found.due is None and all(_is_date(teller, cell) for cell in filled):
            found.due = rows[0].columns[at]
        elif found.owner is None and any(teller.owners.of(cell).name for cell in filled):
            found.owner = rows[0].columns[at]
    return found


def headed_by_owners(rows: list[Block], teller: Teller) -> list[Owner]:
    """Return whose each column is where the first row of a table names an owner in every cell; none otherwise."""
    titles = [teller.owners.named(" ".join(cell)) for cell in rows[0].cells]
    return [one for one in titles if one] if len(titles) > 1 and len(rows) > 1 and all(titles) else []


def _is_topic(line: str) -> bool:
    """Whether the first line of a cell only names what the next ones are about, such as a project."""
    words = without_bullet(line).split()
    return len(words) <= 2 and line.isupper() and not any(sign.isdecimal() for sign in line)


def _is_date(teller: Teller, text: str) -> bool:
    due = teller.days.cell(text)
    return due.precision != "undated" or not due.notes


def is_form(rows: list[Block]) -> bool:
    """Whether a table of two columns has a title before each value: “Action: | …”, “Owner: | …”."""
    names = [role(" ".join(row.cells[0])) for row in rows if len(row.cells) == 2]
    return len(names) == len(rows) and "action" in names and bool({"owner", "due"} & set(names)) and len(rows) > 1


def forms(rows: list[Block], teller: Teller) -> Iterator[tuple[Told, str, str, str]]:
    """Return the actions of such a table, each with its place, its words and its status."""
    starts = [at for at, row in enumerate(rows) if role(" ".join(row.cells[0])) == "action"]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        held = {role(" ".join(row.cells[0])): "\n".join(row.cells[1]) for row in reversed(rows[start:end])}
        owner = teller.owners.of(held["owner"]) if held.get("owner") else None
        due = teller.days.cell(held["due"]) if held.get("due") else None
        if told := teller.action(held["action"].replace("\n", " "), owner, due):
            said = " | ".join(" ".join(cell) for row in rows[start:end] for cell in row.cells)
            yield told, rows[start].place, said, held.get("status", "")


def actions(block: Block, held: Columns, teller: Teller) -> Iterator[tuple[Told, str, int]]:
    """Return the actions of a row, each with the status that stands beside it and the line of its cell (from 1)."""
    lines = _lines(block, held.told)
    owners, dues = _cell(block, held.owner), _cell(block, held.due)
    status = " ".join(_cell(block, held.status))
    told = _items(lines, teller)
    owner = teller.owners.of("\n".join(owners)) if owners else None
    due = teller.days.cell(" ".join(dues)) if dues else None
    both = teller.pieces(" ".join(owners).replace(" / ", ", ")) if owners and held.due is None else None
    if both and both[0] and both[1]:  # Owner / Deadline
        owner, due = both
    is_paired_owner = len(told) > 1 and len(owners) == len(told)
    is_paired_due = len(told) > 1 and len(dues) == len(told)
    label = ""
    for number, line in enumerate(told, start=1):
        if line.endswith(":") and len(line) <= _LONGEST_TITLE:
            label = line  # it says of what the next ones are
            continue
        if is_nothing(line) or (number == 1 and len(told) > 1 and _is_topic(line)):
            continue
        whose = teller.owners.of(owners[number - 1]) if is_paired_owner else owner
        when = teller.days.cell(dues[number - 1]) if is_paired_due else due
        if one := teller.action(line, whose, when):
            yield (Told(f"{label} {one.title}", one.owner, one.due) if label else one), status, number


def _cell(block: Block, column: int | None) -> list[str]:
    if column is None or column not in block.columns:
        return []
    return block.cells[block.columns.index(column)]


def _lines(block: Block, column: int | None) -> list[str]:
    """Return the lines of the cell that says what is to be done; none where it goes on from the row above."""
    if column is None or column not in block.columns or block.continued[block.columns.index(column)]:
        return []
    return [line.replace("\t", " ") for line in _cell(block, column)]


def _items(lines: list[str], teller: Teller) -> list[str]:
    """Return a cell's lines as items: a line that goes on in small letters belongs to the one before it."""
    found: list[str] = []
    for line in lines:
        bare = without_bullet(line)
        goes_on = found and bare == line and line[:1].islower() and not found[-1].rstrip().endswith((".", ";", ":"))
        if goes_on:
            found[-1] = f"{found[-1]} {line}"
        else:
            found += parts(line, teller)
    return found
