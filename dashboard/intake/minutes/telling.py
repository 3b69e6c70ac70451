"""One line of minutes as an action: what is to be done, whose it is and when, each taken out of the words."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dashboard.intake import dates
from dashboard.intake.dates import UNDATED, Due
from dashboard.intake.dates.lexing import Words
from dashboard.intake.minutes.owners import NOBODY, PERSON, Owner, Owners, is_person, is_thing

WORDS = Path(__file__).with_name("words.toml")
LONGEST = 1500  # signs; a longer line is a debate, no action
_BULLET = re.compile(r"[\s•·▪➢✓❖*–—>□☐☑→-]+|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s|[oO]\s(?=[A-Z])")
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}|https?://\S{1,500}|\bwww\.\S{1,500}|\+\d[\d ()./-]{6,40}")
_CONTACT_WORD = re.compile(r"\b(?:tel|phone|e-?mail|contact)[\s.:]{0,6}$", re.IGNORECASE)
_TO_CONTACT = re.compile(r"\bContact:?\s([A-ZÀ-Ý][\w-]{1,30}\s[A-ZÀ-Ý][\w-]{1,30})")
_FIELD = re.compile(r"(?:^|[.;,(–-])\s{0,3}([^\W\d_]+(?: [^\W\d_]+)?)\s?:\s", re.UNICODE)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]][\s.;]{0,4}$")
_FIGURES = re.compile(r"\d{1,2}[/.]\d{1,2}\.?")
_TAIL = re.compile(r"\s[–—→-]{1,3}>?\s([^–—→]{1,80})$")
_DASHED = re.compile(r"([^–—:.;]{2,60}?)\s[–—-]\s(\S.{3,})$", re.DOTALL)
_SPACES = re.compile(r" ([,.;:)])")
_EMPTY = re.compile(r"[(\[][ ,;:.–-]{0,9}[)\]]")
_FUTURE = re.compile(r"(?:ra|ront|rons|rà|ranno|rá|rán|rão|remo)$", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?:er|ir|re|ar|are|ere|ire|or)$", re.IGNORECASE)
_THIRD = ("s", "t", "a", "e", "r", "i", "ει", "ir", "ar", "end", "ond")
_MEET = {
    "meet",
    "meet again",
    "reconvene",
    "convene",
    "se réunira",
    "se reunirá",
    "si riunirà",
    "tagen",
    "sammenkalles",
}
_AND = {"and", "et", "y", "e", "und", "en", "και", "og", "och", "ja", "&"}
_LATIN_TO = {"a", "à"}


@dataclass(frozen=True)
class Told:
    """An action as it was understood, and what to say of it to whoever goes through it."""

    title: str
    owner: Owner = NOBODY
    due: Due = UNDATED

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what is to be said of its owner and its date."""
        return (*self.owner.notes, *self.due.notes)


class Teller:
    """Understands lines, knowing whose they may be and the day of the meeting that missing years are counted from."""

    def __init__(self, owners: Owners, held_on: date | None) -> None:
        """Take who may be an owner, and the day of the meeting."""
        self.owners, self._held_on = owners, held_on

    def action(self, line: str, owner: Owner | None = None, due: Due | None = None) -> Told | None:
        """Return the action that a line in a place for actions tells; None where it tells nothing.

        An owner or date that is given stands for those of the line, such as one of a column beside it.
        """
        whole = without_bullet(line[:LONGEST])
        text = self._without_people(without_contacts(whole)).strip()
        head = words_of(whole)
        told = head.match("contact_lines", 0)
        if told and head.text(told[0]) == ":":
            return None
        text, said_owner, said_due = self.fields(text)
        text, said_owner, said_due = self._brackets(text, said_owner, said_due)
        has_date = due is not None and due is not UNDATED
        if not said_due and not has_date:
            text, said_due = self._dated(text)
        text, subject = self._subject(text, is_sure=bool(owner and owner.name))
        text, said_owner = self._tail(text, said_owner) if not (subject or said_owner) else (text, said_owner)
        title = tidy(text)
        if sum(sign.isalpha() for sign in title) < 3:
            return None
        whose = owner if owner and (owner.name or owner.notes) else said_owner or subject or NOBODY
        return Told(title, whose, due if has_date else said_due or UNDATED)

    def promise(self, sentence: str) -> Told | None:
        """Return what a sentence of the debate promises: a known owner, “will” or “to”, and a date; None otherwise."""
        if len(sentence) > LONGEST or not self._may_promise(sentence):
            return None
        text, due = self._dated(without_bullet(sentence))
        if not due or due.precision in ("undated", "ongoing"):
            return None
        rest, subject = self._subject(text, is_prose=True)
        if not subject or not (subject.name or subject.notes) or _is_happening(rest):
            return None
        title = tidy(rest)
        return Told(title, subject, due) if len(title) > 3 else None

    def _may_promise(self, sentence: str) -> bool:
        """Whether there is “will”, “to” or a future anywhere: most sentences have none, and need no closer look."""
        words = words_of(sentence)
        return any(
            self._modal(words, sentence, at) for at, token in enumerate(words.tokens) if token.text not in _LATIN_TO
        )

    def _without_people(self, text: str) -> str:
        """Return a line up to “Contact Name Surname” within it."""
        match = _TO_CONTACT.search(text)
        if match and match.start() and not self.owners.named(match[1]):
            return text[: match.start()]
        return text

    def date(self, text: str) -> Due | None:
        """Return the date that a text is and nothing else; None where it is more or none."""
        found = [one for one in dates.found(text, self._held_on) if one.due.precision != "undated" or one.due.notes]
        if len(found) != 1:
            return None
        rest = text[: found[0].start] + text[found[0].end :]
        return found[0].due if not any(sign.isalnum() for sign in rest) else None

    def has_day(self, text: str) -> bool:
        """Whether a text tells a day."""
        return any(one.due.precision == "day" for one in dates.found(text, self._held_on))

    def cell(self, text: str) -> Due:
        """Return the date of a cell of a column of dates, in its own wording."""
        return dates.cell(text, self._held_on)

    def _dated(self, text: str) -> tuple[str, Due | None]:
        """Take the date that counts out of a text."""
        best = dates.chosen(dates.found(text, self._held_on))
        if not best.rank:
            return text, None
        before, after = text[: best.start], text[best.end :]
        first = dates.found(text[:40], self._held_on)
        if first and first[0].start == 0 and first[0].end < best.start and before[first[0].end :].startswith(":"):
            before = before[first[0].end + 1 :].lstrip()  # 4/10/17: replies (moved to 30/11)
        opened = before.rfind("(")
        closed = after.find(")")
        if opened > before.rfind(")") and closed >= 0:  # nothing but words about the date is left in its bracket
            inner = f"{before[opened + 1 :]} {after[:closed]}"
            if len(inner.split()) <= 3:
                before, after = before[:opened], after[closed + 1 :]
        after = after.lstrip(" ,–-") if before.strip() else after.lstrip(" ,:–-")
        return f"{before.rstrip(' ,–-')}{'' if after.startswith(':') else ' '}{after}".strip(), best.due

    def fields(self, text: str) -> tuple[str, Owner | None, Due | None]:
        """Take “Responsible: …” and “Deadline: …” out of a line."""
        owner: Owner | None = None
        due: Due | None = None
        marks = [(match, field) for match in _FIELD.finditer(text) if (field := _field_of(match[1]))]
        ends = [*(match.start() for match, _ in marks[1:]), len(text)][: len(marks)]
        for (match, field), end in reversed(list(zip(marks, ends, strict=True))):
            value = text[match.end() : end].strip(" .;,()–-")
            if match.start() == 0 and field == "due" and len(value.split()) > 6:
                continue
            if field == "owner":
                owner = self.owners.of(value)
            elif field == "due":
                due = self.cell(value)
            text = f"{text[: match.start()]} {text[end:]}"
        return text.strip(), owner, due

    def _brackets(self, text: str, owner: Owner | None, due: Due | None) -> tuple[str, Owner | None, Due | None]:
        """Take a last bracket of nothing but owners and a date out of a line, and one before it."""
        for _ in range(2):
            match = _BRACKET.search(text[-140:])
            told = self.pieces(match[1]) if match else None
            if not match or not told:
                break
            text = text[: len(text) - len(match[0])].rstrip()
            owner, due = owner or told[0], due or told[1]
        return text, owner, due

    def pieces(self, text: str) -> tuple[Owner | None, Due | None] | None:
        """Return the owner and date that a bracket is made of; None where it says anything else."""
        if when := self.date(text) or self._figures(text):
            return None, when
        found: list[str] = []
        due: Due | None = None
        for piece in re.split(r"[,;:]\s|\s[–—-]\s|\sby\s(?=\d)", text):
            if _field_of(piece.strip(" :")):
                continue
            if when := self.date(piece) or self._figures(piece) or self._open(piece):
                due = when
            elif self.owners.named(piece) or self._is_body(piece):
                found.append(piece)
            else:
                return None
        owner = self.owners.of(", ".join(found)) if found else None
        return (owner, due) if owner or due else None

    def _figures(self, text: str) -> Due | None:
        """Return the day that “5/7” is where nothing else stands; within a sentence it may count things."""
        return self.cell(text) if _FIGURES.fullmatch(text.strip()) else None

    def _open(self, text: str) -> Due | None:
        told = self.cell(text)
        return told if told is not UNDATED and not told.notes else None

    def _is_body(self, text: str) -> bool:
        """Whether a piece names several owners, a function, or a person of two words or more."""
        told = self.owners.of(text)
        return bool(told.name) or (told.notes == (PERSON,) and len(text.split()) > 1)

    def _tail(self, text: str, owner: Owner | None) -> tuple[str, Owner | None]:
        """Take “ – Secretariat” at the end out of a line."""
        match = _TAIL.search(text[-90:].rstrip(" ."))
        told = self.owners.of(match[1]) if match else NOBODY
        if match and told.name and (told.kind or self.owners.function(match[1])):
            return text.rstrip(" .")[: -len(match[0])], told
        return text, owner

    def _subject(self, text: str, is_prose: bool = False, is_sure: bool = False) -> tuple[str, Owner | None]:
        """Take the owner at the beginning out of a line: “X to …”, “X will …”, “X: …”, with the verb’s helper."""
        head, colon, _ = text[:80].partition(":")
        rest = text[len(head) + 1 :].strip()
        is_label = colon and 0 < len(head.strip()) <= 60 and ". " not in head and head.count("(") == head.count(")")
        if is_label and not is_prose and not is_sure and any(sign.isalpha() for sign in rest):
            inner, subject = self._subject(rest)
            if subject and not rest.endswith(inner):  # Topic: X to …
                return inner, subject
            told = self.owners.named(head) or (self.owners.of(head) if self._is_body(head) else None)
            if told:
                return rest, told
            if len(head) <= 40 and not head.strip()[-1].isdecimal() and (subject or rest[:1].isupper()):
                return inner, subject
        dashed = _DASHED.match(text)  # Catalonia – send the list
        if dashed and not is_prose and not is_sure and (told := self.owners.named(dashed[1])):
            return dashed[2], told
        words = Words(text[:400], WORDS)
        begun = self.owners.beginning(words, text)
        if begun:
            owner, at = self._more_owners(words, text, *begun)
            return self._verb(words, text, at, owner, is_prose, is_sure)
        return self._unknown(words, text, is_prose, is_sure)

    def _more_owners(self, words: Words, text: str, owner: Owner, at: int) -> tuple[Owner, int]:
        """Go on over “and Skåne”, “/ Skåne” and a name in brackets behind the owner."""
        if words.text(at) == "(":
            closed = next((end for end in range(at, min(at + 12, len(words))) if words.text(end) == ")"), 0)
            at = closed + 1 if closed else at
        until = next((end for end in range(at, min(at + 12, len(words) + 1)) if self._modal(words, text, end)), 0)
        if until > at:
            told = self.owners.of(text[: words.tokens[until - 1].end])
            if told.name and owner.name and told.name != owner.name and owner.name in told.name:
                return told, until
            if words.text(at) in _AND:  # and the regions concerned
                return owner, until
        return owner, at

    def _verb(
        self, words: Words, text: str, at: int, owner: Owner, is_prose: bool, is_sure: bool
    ) -> tuple[str, Owner | None]:
        if told := self._modal(words, text, at):
            end, is_helper = told
            rest = text[words.tokens[end].start :] if end < len(words) else ""
            if not rest:
                return text, None
            return (rest[:1].upper() + rest[1:] if is_helper else rest), owner
        follows = words.tokens[at] if at < len(words) else None
        if is_prose or is_sure or follows is None or follows.is_capital or not _is_verb(follows.text):
            return text, None
        return text[follows.start :], owner  # Catalonia sends …

    def _modal(self, words: Words, text: str, at: int) -> tuple[int, bool] | None:
        """Return the place after “will” or “to”, and that it goes out; a verb in the future stays."""
        if at >= len(words):
            return None
        token = words.tokens[at]
        written = text[token.start : token.end]
        told = words.match("modals", at)
        if told and token.text in _LATIN_TO and told[0] == at + 1:
            return told if _INFINITIVE.search(words.text(at + 1)) else None
        if told:
            return told[0], True
        if len(written) > 4 and _FUTURE.search(written) and not token.is_capital:
            return at, False
        return None

    def _unknown(self, words: Words, text: str, is_prose: bool, is_sure: bool) -> tuple[str, Owner | None]:
        """Read “The working group will …” and “Ada Example to …”: a function is kept, a person is left out and said."""
        for at in range(1, min(9, len(words))):
            told = self._modal(words, text, at)
            if not told or words.tokens[at].is_capital:
                continue
            head = text[: words.tokens[at - 1].end + (words.text(at - 1) == "(")]
            name = head.partition("(")[0].strip()
            is_name = is_person(name) and not is_prose and 1 < len(name.split()) <= 4 and words.text(told[0]) != "be"
            whose = self.owners.of(head) if is_name else None
            whose = whose or (Owner(function) if (function := self.owners.function(head)) else None)
            return self._verb(words, text, at, whose, is_prose, is_sure) if whose else (text, None)
        return text, None


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
    return text.strip(" ,;:–—-").rstrip(".").strip()


def is_nothing(text: str) -> bool:
    """Whether a cell or line says that there is no action."""
    bare = tidy(without_bullet(text))
    words = words_of(bare)
    told = words.match("nothing", 0)
    return not any(sign.isalpha() for sign in bare) or bool(told and told[0] == len(words))


def words_of(text: str) -> Words:
    """Return a text to be asked for the words of minutes."""
    return Words(text[:LONGEST], WORDS)


def _field_of(text: str) -> str:
    words = words_of(text)
    told = words.match("fields", 0)
    return told[1] if told and told[0] == len(words) else ""


def _is_verb(word: str) -> bool:
    """Whether a word may be a verb of the third person, as in “Catalonia sends”: by its end, and no thing."""
    return word.isalpha() and word.endswith(_THIRD) and not is_thing(word)


def _is_happening(text: str) -> bool:
    """Whether what follows “will” only happens: take place, be held, or meet and nobody else."""
    if tidy(text).casefold() in _MEET:
        return True
    return bool(words_of(text).match("not_owner_verbs", 0))


def with_context(told: Told, owner: Owner | None, due: Due | None) -> Told:
    """Return an action with the owner and date of the heading it stands under, where it has none of its own."""
    if owner and not told.owner.name and not told.owner.notes:
        told = replace(told, owner=owner)
    return replace(told, due=due) if due and told.due is UNDATED else told
