"""Problems in the language that is spoken: each sentence was made in English, from a message of the catalogues."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dashboard.problems import Counted, Listed, Problem, Sentence
from dashboard.say import words
from dashboard.say.messages import _, ngettext


def sentence(text: str) -> str:
    """Return a sentence of a problem or refusal; one that no catalogue holds as it is."""
    if not isinstance(text, Sentence):
        return _(text)
    values = {name: _value(value) for name, value in text.values.items()}
    if isinstance(text, Counted):
        return ngettext(text.message, text.several, text.amount, **values)
    return _(text.message, **values)


def line(problem: Problem) -> str:
    """Return a problem on one line: where, then what and what to do."""
    return problem.told(sentence(problem.sentence))


def translated(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems with their sentences as they are said."""
    return [replace(one, sentence=sentence(one.sentence)) for one in problems]


def _value(value: object) -> object:
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, Listed):
        parts = [str(_value(part)) for part in value]
        signs = {",": words.enumerated, ";": words.clauses}
        return signs[value.how](parts) if value.how in signs else words.listed(parts, value.how)
    return sentence(value) if isinstance(value, Sentence) else value
