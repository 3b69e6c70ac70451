"""A line of minutes without what is not said in it: bullets, addresses and telephone numbers, loose ends."""

import re

from dashboard.intake.minutes.subjects import words_of

_BULLET = re.compile(
    r"[\s•·▪➢✓✔❖*–—>□☐☑☒→⇒➔-]+|\(?\d{1,2}(?:\.\d{1,2}){0,3}(?:\.[ºª]|[.)]?[-–]|[.)])\s|\d{1,2}(?:\.\d{1,2}){1,3}\s(?=[^\W\d_]{2})|"
    r"\(?(?:[a-z]|[ivx]{1,4})\)\s|[oO]\s(?=[A-Z])|\[[ xXvV✓]?\]\s|[ADR]\d{1,3}\s?[–—:.)-]\s|A[PI]\d{1,3}\s[–—-]\s"
)
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}|https?://\S{1,500}|\bwww\.\S{1,500}|\+\d[\d ()./-]{6,40}")
_CONTACT_WORD = re.compile(r"\b(?:tel|phone|e-?mail|contact)[\s.:]{0,6}$", re.IGNORECASE)
_FOR = {"on", "for", "under", "sur", "pour", "sobre", "para", "su", "per", "zu", "für", "voor"}
_SPACES = re.compile(r" ([,.;:)])")
_EMPTY = re.compile(r"[(\[][ ,;:.–-]{0,9}[)\]]")


def without_bullet(text: str) -> str:
    """Return a line without the bullets and numbers before it."""
    for _ in range(4):
        if not (match := _BULLET.match(text)):
            break
        text = text[match.end() :]
    return text


def without_contacts(text: str) -> str:
    """Return a line without addresses and telephone numbers, and the words that lead to them."""
    if not (match := _CONTACT.search(text)):
        return text
    before = _CONTACT_WORD.sub("", text[: match.start()].rstrip()).rstrip(" ,;.(-")
    return without_contacts(f"{before} {text[match.end() :].lstrip(' .,;')}".strip())


def tidy(text: str) -> str:
    """Return a title without empty brackets, doubled commas and loose ends."""
    text = _SPACES.sub(r"\1", _EMPTY.sub(" ", " ".join(text.split())))
    text = re.sub(r"([,;:.])[,;]+", r"\1", text)
    return text.strip(" ,;:/–—→>-").rstrip(".").strip()


def is_nothing(text: str) -> bool:
    """Whether a cell or line says that there is no action."""
    bare = tidy(without_bullet(text))
    words = words_of(bare)
    told = words.match("nothing", 0)
    is_whole = bool(told and (told[0] == len(words) or (told[0] > 1 and words.text(told[0]) in _FOR)))
    return is_whole or not any(sign.isalpha() for sign in bare)
