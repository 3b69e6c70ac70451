"""One line of minutes as an action: what is to be done, whose it is and when, each taken out of the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dashboard.intake.dates import UNDATED, Due
from dashboard.intake.minutes.days import Days
from dashboard.intake.minutes.lines import tidy, without_bullet, without_contacts
from dashboard.intake.minutes.owners import NOBODY, Owner, Owners
from dashboard.intake.minutes.people import LEFT_OUT, People
from dashboard.intake.minutes.subjects import LATIN_TO, LONGEST, Manner, Subjects, words_of

_TO_CONTACT = re.compile(r"\bContact:?\s([A-ZÀ-Ý][\w-]{1,30}\s[A-ZÀ-Ý][\w-]{1,30})")
_FIELD = re.compile(r"(?:^|[.;,(–-])\s{0,3}([^\W\d_]+(?: [^\W\d_]+)?)\s?:\s", re.UNICODE)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]][\s.;]{0,4}$")
_TAIL = re.compile(r"\s[–—→-]{1,3}>?\s([^–—→]{1,80})$")
_MOST_COMMAS = 12  # of a sentence, behind which another promise is looked for
_MEET = {
    "meet", "meet again", "reconvene", "convene", "se réunira", "se reunirá", "si riunirà", "tagen", "sammenkalles",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """An action as it was understood, and what to say of it to whoever goes through it."""

    title: str
    owner: Owner = NOBODY
    due: Due = UNDATED
    is_named: bool = False  # a person's name was left out of the title

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what is to be said of its title, its owner and its date."""
        return (*([LEFT_OUT] * self.is_named), *self.owner.notes, *self.due.notes)


class Teller:
    """Understands lines, knowing whose they may be and the day of the meeting that missing years are counted from."""

    def __init__(self, owners: Owners, held_on: date | None) -> None:
        """Take who may be an owner, and the day of the meeting."""
        self.owners, self.days = owners, Days(held_on)
        self.people = People(owners)
        self._subjects = Subjects(owners, self.people)

    def action(
        self, line: str, owner: Owner | None = None, due: Due | None = None, manner: Manner = "line"
    ) -> Told | None:
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
            text, said_due = self.days.taken_out(text)
        text, subject = self._subjects.subject(text, "beside" if owner and owner.name else manner)
        text, said_owner = self._tail(text, said_owner) if not (subject or said_owner) else (text, said_owner)
        if not (subject or said_owner or (owner and owner.name)):
            text, said_owner = self._subjects.agent(text)
        title, is_named = self.people.without(tidy(text))
        if sum(sign.isalpha() for sign in title) < 3:
            return None
        given = [one for one in (owner, said_owner, subject) if one]
        whose = next((one for one in given if one.name), next((one for one in given if one.notes), NOBODY))
        return Told(title, whose, due if due and has_date else said_due or UNDATED, is_named)

    def promise(self, sentence: str) -> Told | None:
        """Return what a sentence of the debate promises: a known owner, “will” or “to”, and a date; None otherwise."""
        return self._promise(sentence) if self._count_modals(sentence) else None

    def promises(self, sentence: str) -> list[Told]:
        """Return what a sentence promises: of “X to … by …, Y to … by …” each."""
        count, found, rest = self._count_modals(sentence), [], sentence
        for clause, behind in self._clauses(sentence) if count > 1 else ():
            if not (first := self._promise(clause)):
                break
            found.append(first)
            rest = behind
        if found and (last := self._promise(rest)):
            return [*found, last]
        told = self._promise(sentence, "prose" if count else "dated") if len(sentence) <= LONGEST else None
        return [told] if told else []

    def _promise(self, sentence: str, manner: Manner = "prose") -> Told | None:
        words = words_of(sentence)
        if any(words.match("reported", at) for at in range(len(words))):
            return None
        text, due = self.days.taken_out(without_bullet(sentence))
        if not due or due.precision == "ongoing" or (due.notes and due.due_to is None):
            return None
        if manner == "dated" and not self.days.is_ahead(due):
            return None
        rest, subject = self._subjects.subject(text, manner)
        if not subject or not (subject.name or subject.notes) or _is_happening(rest):
            return None
        title, is_named = self.people.without(tidy(rest))
        return Told(title, subject, due, is_named) if len(title) > 3 else None

    def _clauses(self, sentence: str) -> Iterator[tuple[str, str]]:
        """Yield each part before a comma behind which somebody else will do something, and what is behind it."""
        start = 0
        for token in [one for one in words_of(sentence).tokens if one.text in (",", ";")][:_MOST_COMMAS]:
            rest = sentence[token.end :].lstrip()
            after = words_of(rest[:200])
            begun = self.owners.beginning(after, rest)
            if begun and self._subjects.modal(after, rest, begun[1]):
                yield sentence[start : token.start].lstrip(), rest
                start = token.end

    def _count_modals(self, sentence: str) -> int:
        """Count “will”, “to”, futures and “asked”: most sentences have none, and need no closer look."""
        if len(sentence) > LONGEST:
            return 0
        words = words_of(sentence)
        places = [at for at, token in enumerate(words.tokens) if token.text not in LATIN_TO]
        return sum(bool(self._subjects.modal(words, sentence, at) or words.match("asking", at)) for at in places)

    def _without_people(self, text: str) -> str:
        """Return a line up to “Contact Name Surname” within it."""
        match = _TO_CONTACT.search(text)
        if match and match.start() and not self.owners.named(match[1]):
            return text[: match.start()]
        return text

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
                value, when = self.days.taken_out(value)
                owner, due = self.owners.of(value), due or when
            elif field == "due":
                due = self.days.cell(value)
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
        if when := self.days.alone(text) or self.days.of_figures(text):
            return None, when
        found: list[str] = []
        due: Due | None = None
        for piece in map(_without_by, re.split(r"[,;:]\s|\s[–—-]\s|\sby\s(?=\d)", text)):
            if _field_of(piece.strip(" :")):
                continue
            if when := self.days.alone(piece) or self.days.of_figures(piece) or self.days.certain(piece):
                due = when
            elif self.owners.named(piece) or self.owners.is_body(piece):
                found.append(piece)
            else:
                return None
        owner = self.owners.of(", ".join(found)) if found else None
        return (owner, due) if owner or due else None

    def _tail(self, text: str, owner: Owner | None) -> tuple[str, Owner | None]:
        """Take “ – Secretariat” at the end out of a line."""
        match = _TAIL.search(text[-90:].rstrip(" ."))
        told = self.owners.of(match[1]) if match else NOBODY
        if match and told.name and (told.kind or self.owners.function(match[1])):
            return text.rstrip(" .")[: -len(match[0])], told
        return text, owner


def _without_by(text: str) -> str:
    """Return what stands behind “by”, “a cura del”, “resp.” in a bracket."""
    bare = text.strip()
    words = words_of(bare)
    told = words.match("between", 0)
    if not told or told[0] >= len(words) or words.tokens[told[0]].text.isdecimal():
        return text
    at = told[0] + (words.text(told[0]) == "." and words.is_glued(told[0]))
    return bare[words.tokens[at].start :] if at < len(words) and words.tokens[at].is_capital else text


def _field_of(text: str) -> str:
    words = words_of(text)
    told = words.match("fields", 0)
    return told[1] if told and told[0] == len(words) else ""


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
