"""The address bar and what outlives a run: the only place that touches either."""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from dashboard import config, store
from dashboard.ask import PARAMETERS, Cache, Choice, parse
from dashboard.contract.vocabulary import current
from dashboard.say import language, words
from dashboard.say.messages import _
from dashboard.screen.filters.choice import notice, quoted
from dashboard.screen.filters.kept import histories, notes, recall, remember
from dashboard.screen.filters.speech import first_choice

_talks = Cache(64)


def choose() -> Choice:
    """Read the choice from the address, correct what cannot be, and write it back. NothingToShow: no whole snapshot."""
    choice, wrong = parse(_asked(), histories(), config.settings().reference, _spoken())
    language.speak(choice.language)
    doubled = [name for name in PARAMETERS if len(st.query_params.get_all(name)) > 1]
    go(**choice.address)
    twice = tuple(_("The address names “%(name)s” more than once; the last one counts.", name=name) for name in doubled)
    # what is said is said until the reader chooses another view
    notices = (*twice, *map(notice, wrong)) or recall("notices", choice.address) or ()
    remember("notices", choice.address, notices)
    notes().update(address=choice.address, choice=choice, told=list(notices))
    return choice


def begin() -> bool:
    """Return whether the record has nothing yet and nothing is damaged; what is chosen then is its beginning."""
    settings = config.settings()
    if not store.begins(settings.data, "record") or store.verify(settings.data):
        return False
    asked = {"lang": _asked().get("lang", "")}
    choice, _wrong = parse(asked, {"record": (store.beginning(),)}, settings.reference, _spoken())
    language.speak(choice.language)
    notes().update(address={"lang": choice.language}, choice=choice, told=[])
    return True


def _asked() -> dict[str, str]:
    """Return what the address asks for, and where it says nothing, what this session asked for last."""
    return {**notes().get("address", {}), **st.query_params.to_dict()}


def _spoken() -> tuple[str, ...]:
    """Return the languages that can be spoken, the browser's first."""
    return tuple(dict.fromkeys([first_choice(), *language.known()]))


def chosen() -> Choice:
    """Return the choice of this run, for pages."""
    return notes()["choice"]


def at(page: str) -> None:
    """Say which page this run shows, by its address, and where another was asked for that there is not."""
    notes().update(page=page, asked={}, sections={})
    if missing := item("missing"):
        told().append(_("There is no page %(page)s; this is the Overview.", page=quoted(missing)))


def page() -> str:
    """Return the address of the page that this run shows."""
    return notes().get("page", "")


def witness(key: str, questions: Sequence) -> None:
    """Remember what a panel of this run asks, for who looks on."""
    notes().setdefault("asked", {})[key] = tuple(questions)


def section(key: str, title: str) -> None:
    """Remember that the page of this run has a section, in the order in which they stand."""
    sections()[key] = title


def sections() -> dict[str, str]:
    """Return the sections of the page of this run so far, by their keys."""
    return notes().setdefault("sections", {})


def view() -> str:
    """Return which snapshot is read, and as of which day."""
    choice = chosen()
    days = {"day": words.day(choice.snapshot.date), "as_of": words.day(choice.as_of)}
    return _("%(snapshot)s, %(day)s; read as of %(as_of)s", snapshot=choice.snapshot.label, **days)


def parameters() -> dict[str, str]:
    """Return what the address says now."""
    return {name: value for name, value in st.query_params.to_dict().items() if name != "rows"}


def follow(choice: Choice) -> None:
    """Draw the whole page anew where a part of it that is drawn alone has changed the region."""
    asked = st.query_params.get("region")
    if asked is not None and asked != choice.address["region"]:
        st.rerun()


def told() -> list[str]:
    """Return a sentence for each thing this run was asked for in the address and cannot show; pages add theirs."""
    return notes()["told"]


def put(name: str, value: str) -> None:
    """Write one parameter into the address, if it is not there already; an empty value takes it out."""
    go(**{name: value})


def pick(name: str, options: Sequence[str], default: str) -> str:
    """Return the value of a page's own parameter: what the address says if it is an option, else the default.

    A default is not written into the address, so that it follows what it is taken from.
    """
    value = current(name, st.query_params.get(name) or default)
    if value in options:
        return value
    sentence = _(
        "%(value)s cannot be chosen for “%(name)s” here; the page is shown without it.", value=quoted(value), name=name
    )
    told().append(sentence)
    return default


def item(name: str, options: Iterable[str] | None = None) -> str | None:
    """Return the key of the one thing that is opened, None where none is or it is not among the options, if given."""
    asked = st.query_params.get(name, "")[:200]
    if asked and options is not None and asked not in set(options):
        told().append(_("There is no %(item)s in this snapshot to open.", item=quoted(asked)))
        return None
    return asked or None


def asks(*names: str) -> bool:
    """Whether the address asks for any of these."""
    return any(st.query_params.get(name) for name in names)


def listed(name: str, options: Collection[str] | None = None) -> list[str]:
    """Return the values of a parameter that are joined by commas; of the options, if given."""
    asked = [part for part in st.query_params.get(name, "").split(",") if part]
    held = [part for part in asked if options is None or part in options]
    told().extend(
        _("%(value)s cannot be chosen for “%(name)s” here; it is left out.", value=quoted(part), name=name)
        for part in asked
        if part not in held
    )
    return held


def place(name: str, of: int) -> int:
    """Return which of so many things is on, counted from 1; what the address says if that can be, else the nearest."""
    asked = st.query_params.get(name, "1")
    at = max(1, min(int(asked), of)) if asked.isdecimal() and len(asked) < 6 else 1
    put(name, str(at))
    return at


def talk() -> str:
    """Return the key of the talk that this window and the speaker's share: whoever knows it can turn the slides.

    The address names the talk; its key is made from the name and a secret of this browser. So a reload and a restart of
    the server come back to it, and whoever is mailed the address has another talk by the same name.
    """
    if "talk" not in notes():
        name = item("talk") or secrets.token_hex(4)
        notes()["talk"] = name, hashlib.sha256(f"{_browser()} {name}".encode()).hexdigest()[:32]
    name, key = notes()["talk"]
    put("talk", name)
    return key


def join() -> None:
    """Take part in the talk whose key stands in the address of a speaker's window."""
    if key := item("talk"):
        notes()["talk"] = key, key


def talked(name: str) -> dict:
    """Return what the windows of a talk share: the slide they are at. Lost with the server; the address is not."""
    return _talks.get(name, dict)


def _browser() -> str:
    """Return what only this browser knows: Streamlit's own token, which is masked anew each time it is sent."""
    token, _at = decode_xsrf_token_string(st.context.cookies.get(XSRF_COOKIE_NAME, ""))
    return token.hex() if token else secrets.token_hex()


def clicked(key: str, field: str) -> str | None:
    """Return the value of a field of the thing last clicked on a map or chart; None where nothing is."""
    objects = st.session_state.get(key, {}).get("selection", {}).get("objects", {})
    for found in (one for layer in objects.values() for one in layer):
        return {**found, **found.get("properties", {})}.get(field)
    return None


def embedded() -> str | None:
    """Return the panel that is shown alone in the frame of another page; None where the whole page is shown."""
    return item("panel") if st.context.is_embedded else None


def frame_address(panel: str) -> str:
    """Return the address that shows one panel of this view alone, for the frame of another page."""
    own = {name: value for name, value in st.query_params.to_dict().items() if name != "panel"}
    return f"{st.context.url}?{urlencode(own | {'embed': 'true', 'panel': panel})}"


def today() -> date:
    """Return the day by the computer's clock; only ever used where the reader asks for it."""
    return date.today()


def go(**address: str) -> None:
    """Write parameters into the address, at once and only where they differ; an empty value takes one out."""
    for name in (name for name, value in address.items() if not value):
        st.query_params.pop(name, None)
        notes().get("address", {}).pop(name, None)
    changed = {name: value for name, value in address.items() if value and st.query_params.get_all(name) != [value]}
    if changed:
        st.query_params.update(changed)
