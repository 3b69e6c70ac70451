"""DataFrame -> tables that read well on paper and phone."""

from collections.abc import Callable, Collection, Iterable, Sequence

import pandas as pd

from dashboard.ask import Question, records
from dashboard.contract.schema import TABLES
from dashboard.draw import markup
from dashboard.say import codes, words
from dashboard.say.language import Recorded
from dashboard.say.messages import _
from dashboard.screen import filters, finished, menu, places
from dashboard.screen.tables.columns import Shown

OF_THE_RECORD = frozenset({"agenda_title", "document"})  # columns to fold by that are told as they were written
MOST = 500  # rows of a list on a page; the rest is paged where a panel's rows are opened


def listed(
    question: Question,
    columns: Sequence[Shown],
    *,
    to: str = "",
    column: str = "",
    parameter: str = "item",
    first: int = 0,
    fold: str = "",
    is_open: bool | frozenset[str] = False,
    group: str = "",
    told: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    more: tuple[str, str] | None = None,
    has_download: bool = False,
) -> None:
    """Draw the rows of a question, or the `first` of them, as a table, folded by the column `fold` if one is named.

    Each row leads to the page `to` with its own `column` as a parameter; `told` puts what they say into words;
    `more` is a text and where it leads.
    """
    rows = question.part(first or MOST)
    is_cut = len(rows) == MOST and not first
    rows = told(rows) if told else rows
    if to:
        rows = menu.linked(rows, to, question.choice, **{parameter: column})
    if fold:
        folded(rows, columns, fold, is_open=is_open)
    else:
        show(rows, columns, group=group)
    if is_cut and (total := question.count()) > MOST:
        said = _("The first %(most)s of %(total)s rows; the others stand under “Where from”.", **_amounts(total))
        finished.html("note", text=said, kind="note", role="status")
    if more:
        finished.html("more", text=more[0], address=more[1])
    if has_download and len(rows):  # a file of nothing helps nobody
        download(question)


def _amounts(total: int) -> dict[str, str]:
    return {"most": words.number(MOST), "total": words.number(total)}


def download(question: Question) -> None:
    """Offer exactly these rows as CSV, with snapshot and filters in the file and in its name."""
    said = _("Download these rows as CSV, separated by commas")
    hint = _("For Excel, the workbook on Data is an .xlsx with all rows of the snapshot.")
    finished.html("download", text=said, address=question.file, hint=hint)


def dictionary(table: str) -> pd.DataFrame:
    """Return the columns of a table as the contract has them: name, type, unit, meaning, allowed values."""
    return pd.DataFrame(
        {
            "column": _("%(column)s (key)", column=column.name) if column.name in TABLES[table].key else column.name,
            "type": column.type,
            "unit": column.unit,
            "meaning": _(column.meaning),
            "allowed": ", ".join(map(str, column.allowed)) or " or ".join(column.references),
        }
        for column in TABLES[table].columns
    )


def selects(rows: Question, wanted: Iterable[Sequence[str]]) -> dict[str, str | None]:
    """Draw a select box for each (column, name in the address, label for all, column with its text[, label for none]).

    Returns what is chosen by column, None for all, empty for rows without a value.
    """
    held = {
        column: filters.select(name, _(label), finished.told(options, rows, column, *texts))
        for column, name, label, *texts in wanted
    }
    return {column: "" if value == filters.NONE else value for column, value in held.items()}


def options(rows: pd.DataFrame, column: str, titles: str = "", none: str = "") -> dict[str, str]:
    """Return the values of a column, as an address has them, with the text to show for each, in the order of the rows.

    Where `none` is given and a row has no value, it is the text of one more.
    """
    held = rows[[column, titles or column]].dropna().drop_duplicates(column)
    held = held.convert_dtypes().astype(str)  # whole numbers beside empty cells are none to pandas
    found = dict(zip(held.iloc[:, 0], held.iloc[:, -1], strict=True))
    found = {value: codes.label(titles or column, text) for value, text in found.items()}
    return found | ({filters.NONE: _(none)} if none and rows[column].isna().any() else {})


def show(rows: pd.DataFrame, columns: Sequence[Shown], *, caption: str = "", group: str = "") -> None:
    """Draw rows as a table, on a phone as cards; nothing in it is interpreted. A column that no row fills is left out.

    Where `group` names a column, each new value of it gets a heading.
    """
    if len(rows):
        _draw(_held(rows, columns, group), columns, _places(rows, columns), caption, group)


def folded(
    rows: pd.DataFrame,
    columns: Sequence[Shown],
    group: str,
    *,
    is_open: bool | Collection[str] = False,
    caption: str = "",
) -> None:
    """Draw a part that opens for each value of a column, in the order of the rows, with its rows in it.

    Where `caption` names a column, its value stands over them.
    """
    places, parts = _places(rows, columns), dict[str, list[dict]]()
    # As plain values at once: to take a part out of a frame for each of some hundred values takes most of the time.
    for title, row in zip(rows[group].fillna(_("Outside the agenda")), _held(rows, columns, caption), strict=True):
        parts.setdefault(title, []).append(row)
    languages = dict(zip(rows[group], rows["language"], strict=True)) if "language" in rows else {}
    for title, part in parts.items():
        body = finished.made(_draw, part, columns, places, part[0][caption] if caption else "")
        shown = is_open if isinstance(is_open, bool) else title in is_open
        finished.html(
            "fold",
            title=markup.marked(
                "%(title)s (%(count)s)", title=_told(group, title, languages.get(title)), count=len(part)
            ),
            body=body,
            is_open=shown,
        )


def _told(column: str, value: str, language: object) -> str:
    """Return the value of a column in words, or as the record has it; `language` is that of a document."""
    if column == "document":
        return Recorded(value, language if isinstance(language, str) else "")
    return Recorded(value) if column in OF_THE_RECORD else str(codes.label(column, value))


def folded_one(title: str, draw: Callable, *given: object, is_open: bool = False, **options: object) -> None:
    """Draw one part that opens, with what `draw` draws of what is given in it."""
    finished.html("fold", title=title, body=finished.made(draw, *given, **options), is_open=is_open)


def _held(rows: pd.DataFrame, columns: Iterable[Shown], *more: str) -> list[dict]:
    """Return of each row what is drawn of it, as plain values."""
    named = (name for column in columns for name in (column.name, column.link, column.hint, column.once_for))
    needed = dict.fromkeys([*more, "state", *named])
    return records(rows[[name for name in needed if name in rows]])


def _draw(held: list[dict], columns: Iterable[Shown], places: dict, caption: str, group: str = "") -> None:
    filled = [one for one in columns if one.missing or any(row[one.name] not in (None, "") for row in held)]
    finished.html("rows", rows=held, columns=filled, caption=caption, group=group, places=places)


def _places(rows: pd.DataFrame, columns: Iterable[Shown]) -> dict[str, dict]:
    """Return each place in a document that is shown, as `places.held` has it."""
    shown = {place for column in columns if column.is_place for place in rows[column.name].dropna()}
    return places.held(filters.chosen(), shown)
