"""Whole messages with named values, in the language that is spoken; each is found in the catalogues by its English.

A value stands in a message as %(name)s. What is counted is told by a message for one and one for several, in which
%(count)s is the amount in words as far as twelve, and %(amount)s in figures.
"""

from dashboard.say.language import catalogue
from dashboard.say.numbers import number, numeral


def _(message: str, **values: object) -> str:
    """Return a message with its values in place."""
    told = catalogue().gettext(message) if message else ""
    return told % values if values else told


def later(message: str) -> str:
    """Return a message as it is, to be said later by `_`; so the catalogues know it."""
    return message


def ngettext(one: str, many: str, amount: int, **values: object) -> str:
    """Return the message for an amount, with the amount and its values in place."""
    told = catalogue().ngettext(one, many, int(amount))  # a frame counts in numbers of its own
    return told % {"count": numeral(amount), "amount": number(amount), **values}


def noted(one: str, many: str) -> tuple[str, str]:
    """Return a message for one and several as it is, to be said later by `ngettext`; so the catalogues know it."""
    return one, many


def pgettext(context: str, message: str, **values: object) -> str:
    """Return a message that means one thing in one context and another elsewhere, with its values in place."""
    told = catalogue().pgettext(context, message)
    return told % values if values else told
