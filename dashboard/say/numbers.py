"""Numbers as the language that is spoken writes them: in figures, and in words as far as it has them."""

from babel.numbers import get_decimal_symbol

from dashboard.say.language import catalogue, locale

THIN = "\u2009"


def number(value: float) -> str:
    """1 234 with a thin space; one decimal at most."""
    whole, _, part = f"{value:,.1f}".removesuffix(".0").partition(".")
    grouped = whole.replace(",", THIN)
    return grouped + get_decimal_symbol(locale()) + part if part else grouped


def numeral(amount: int) -> str:
    """No, one, two … twelve, 13: an amount before what is counted."""
    told = catalogue().gettext("no one two three four five six seven eight nine ten eleven twelve").split()
    return told[amount] if 0 <= amount < len(told) else number(amount)
