"""Words that steer whatever shows them unescaped, and a tiny record in which every text, or every key, begins so."""

from collections.abc import Callable
from itertools import cycle

from dashboard.contract.schema import REFERENCE, TABLES, Column
from tests import tiny

WORDS = {
    "mark-up": "<img src=x onerror=alert(1)><script>alert(1)</script></textarea></style><b>&lt;",
    "quotes": "\"'><svg onload=alert(1)> ' onmouseover='alert(1)",
    "markdown": "**x** [x](https://evil.example) ![x](https://evil.example/x.png) :red[x] :material/home: $x$ `x` # x",
    "address": "https://evil.example/x www.evil.example javascript:alert(1) mailto:a@evil.example",
    "formula": "=HYPERLINK(\"https://evil.example\") +1 -1 @x",
    "letters": "\u202eback \u2066x \U0001f468\u200d\U0001f469 \ufffd\u200b\u0301\u0301 \x00\x1b]0;x\x07 \uf0b7",
    "lines": "a\r\nb\n\nc\u2028d\u2029e\tf\u0085g",
    "templates": "{{ 7 * 7 }} {% raw %} %(x)s %s %d {x} {0} ${x} %%",
    "long": "W" * 200,
    "command": "x'); drop table deadlines; -- \\ \" '' $1 ?",
    "paths": "../../../etc/passwd /a/../b C:\\x\\..\\y ?a=b&c=d#e;f %2e%2e%2f",
}  # fmt: skip
# Several in one text where none hides another, so that each column meets each of them in few runs.
TOGETHER = {
    "mark-up and more": " ".join(WORDS[kind] for kind in ("mark-up", "quotes", "markdown", "address")),
    "formula and more": " ".join(WORDS[kind] for kind in ("formula", "templates", "command", "paths")),
    **{kind: WORDS[kind] for kind in ("letters", "lines", "long")},
}
Tables = dict[str, list[tiny.Cells]]
SEEN = "Zq"  # stands after the words, so that what shows them is known to


def texts(*words: str, tables: Tables | None = None) -> Tables:
    """Every text begins with one of these, in turn, whatever its table and column; what was empty does too."""

    def is_free(column: Column) -> bool:
        return column.type == "text" and not column.allowed and not column.references

    return _begun(words, tables or tiny.rows(), is_free, is_filled=True)


def keys(*words: str) -> Tables:
    """Every key begins with one of these, also where another row names it; those of the code lists stay."""

    def is_own(column: Column) -> bool:
        lists = {target.split(".")[0] for target in column.references} & REFERENCE.keys()
        return column.type == "key" and not lists

    return _begun(words, tiny.rows(), is_own, is_filled=False)


def both(*words: str) -> Tables:
    """Every text and every key begins so."""
    return texts(*words, tables=keys(*words))


def _begun(words: tuple[str, ...], tables: Tables, chosen: Callable[[Column], bool], is_filled: bool) -> Tables:
    turns, found = cycle(words), {}
    for name, rows in tables.items():
        for row in rows:
            for column in filter(chosen, TABLES[name].columns):
                held = row.get(column.name, "minutes" if column.name == "source" else "")
                if not (held or is_filled):
                    continue
                if is_filled or held not in found:  # a key is the same wherever it is named
                    found[held] = next(turns)
                row[column.name] = found[held] + SEEN + held
    return tables
