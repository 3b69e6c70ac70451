"""Values -> HTML, by the templates in `templates/`. Whatever comes from data is escaped by the template engine."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dashboard.config import settings
from dashboard.contract.domain import domain
from dashboard.contract.letters import settled
from dashboard.draw import look
from dashboard.say import codes, language, words
from dashboard.say.messages import _, ngettext, pgettext

FOLDER = Path(__file__).with_name("templates")
_KEPT = re.compile(
    r"(\b[^\W\d]\w{0,13}(?:-\w{1,14}){1,2}\b|\b\d{1,2}(?:er)? [^\W\d]{3,9} \d{4}\b|\b\d+(?:\u2009\d{3})+\b)"
)


def render(template: str, **values: object) -> str:
    """Return the HTML of a template; jinja2.UndefinedError where a value is missing."""
    return _environment().get_template(f"{template}.html").render(**values)


def drawn(text: str) -> Markup:
    """Return HTML that templates made, so that it is not escaped again where another template takes it in."""
    return Markup(text)


def marked(message: str, **values: object) -> Markup:
    """Return a message with its values in place, of which some are HTML that templates made."""
    return Markup(escape(_(message))) % {name: _shown_as_is(value) for name, value in values.items()}


@cache
def stylesheet(theme: str) -> str:
    """Return the colours of a theme for the style sheet, which stands in `screen/static/look.css`; on paper the light.

    What is drawn in colours of its own, the maps and charts, is turned from dark to light as a whole.
    """
    colours = f":root{{{_variables(look.LOOKS[theme])}}}"
    if theme != look.LIGHT.name:
        drawn = ".stHtml svg,.stVegaLiteChart{filter:invert(1) hue-rotate(180deg)}"
        colours += f"@media print{{:root{{{_variables(look.LIGHT)}}}{drawn}}}"
    return f"<style>{colours}</style>"


def _variables(colours: look.Look) -> str:
    names = colours.roles | {f"timing-{_slug(key)}": value for key, value in colours.timing.items()}
    names |= {f"amount-{at}": value for at, value in enumerate(colours.amounts)}
    return "".join(f"--{name}:{value};" for name, value in names.items())


@cache
def style(name: str) -> str:
    """Return a style sheet of its own, such as that of the slides."""
    return f"<style>{(FOLDER / name).read_text('utf-8')}</style>"


def alone(name: str) -> str:
    """Return the style that leaves only the element of that selector, and what it stands in, on the page."""
    return render("alone", name=name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        auto_reload=False,  # nor is the package; asking every file for its time was a tenth of a run
        finalize=_shown_as_is,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "shapes": look.SHAPES,
        "label": codes.label,
        "column": codes.column,
        "table_name": codes.table,
        "meaning": codes.meaning,
    }
    environment.globals |= {
        "_": _,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "marked": marked,
        "tag": language.tag,
        "is_recorded": _is_recorded,
        "weekdays": words.weekdays,
        "month_name": words.month_name,
        "written": _written,
    }
    for shown in (words.day, words.shortly, words.number, words.distance, words.until):
        environment.filters[shown.__name__] = shown
    environment.filters |= {"slug": _slug, "shown": _shown, "amount": _amount, "recorded": _recorded, "whole": _whole}
    return environment


def _is_recorded(column: str, value: object) -> bool:
    """Whether a value is text of the record, which stands on the page in another language than all around it."""
    is_text = isinstance(value, str) and codes.label(column, value) == value and not words.written(value)
    return is_text and language.tag() != _written(value)


def _written(text: object) -> str:
    """Return the language of text of the record as HTML names it; empty, as in HTML, where that is not known."""
    code = _of_record(settings().data)
    if getattr(text, "document", None) not in (None, code):
        return ""
    return language.tag(code) if code in language.known() else code


@cache
def _of_record(data: Path) -> str:
    return domain(data).language


def _recorded(text: object, shown: Callable[[object], object] | None = None) -> object:
    """Mark text of the record where it stands in another language than all around it."""
    shown = shown or _shown_as_is
    if not isinstance(text, str) or not text:
        return text
    if language.tag() == (written := _written(text)):
        return shown(str(text))
    if words.written(text):
        return words.worded(text)
    return Markup(f'<span lang="{written}">{escape(shown(str(text)))}</span>')


def _whole(text: object) -> object:
    """Keep each word with a hyphen, such as follow-ups, each day and each number on one line."""
    if type(text) is language.Recorded:
        return _recorded(text, _whole)
    if type(text) is not str:
        return text
    parts = _KEPT.split(words.upright(settled(text)))
    told = (f'<span class="whole">{escape(part)}</span>' if at % 2 else escape(part) for at, part in enumerate(parts))
    return Markup("".join(told))


def _shown_as_is(value: object) -> object:
    if type(value) is language.Recorded:
        return _recorded(value)
    if type(value) is not str:  # what a macro returns is finished HTML, of a class of its own
        return value
    return words.upright(settled(value))


def _shown(value: object) -> object:
    if isinstance(value, date):
        return words.day(value)
    if type(value) is str:
        return words.worded(value)
    return str(value).replace("-", "−") if isinstance(value, int | float) else value


def _amount(value: object) -> object:
    return words.number(value).replace("-", "−") if isinstance(value, int | float) else value


def _slug(text: str) -> str:
    return text.replace(" ", "-").replace("_", "-")
