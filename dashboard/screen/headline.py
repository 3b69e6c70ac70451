"""The answer of each page, the first thing it says: to who opens it, who waits for it, and who is sent its link.

Comes in: a choice, and what else the address holds. Goes out: a sentence. Knows no drawing.
"""

from collections.abc import Callable, Mapping
from datetime import date

from dashboard.ask import Choice, Question, changes, kept
from dashboard.contract.reference import regions
from dashboard.say import headlines, sentences, words
from dashboard.say.headlines import calendar, competences, projects
from dashboard.say.messages import _
from dashboard.say.names import name as named
from dashboard.screen import figures, finished

Given = Mapping[str, str]


def of(page: str, choice: Choice, given: Given) -> str:
    """Return the answer of a page by its address. KeyError: it has none before it is drawn."""
    return ANSWERS[page](choice, given)


def compared(choice: Choice, given: Given) -> date:
    """Return the day that Changes compares the snapshot with: the one of the address if it was known, else the last."""
    days = {str(one.date): one.date for one in choice.known}
    return days.get(given.get("from", ""), (choice.previous or choice.snapshot).date)


def opened(choice: Choice, given: Given) -> dict | None:
    """Return the project that Projects opens: the one of the address, else the first; None where there is none."""
    rows = {row["project"]: row for row in _asked("projects", "project", choice).plain()}
    listed = _asked("projects", "all", choice).plain()
    return rows.get(given.get("item", "")) or (rows[listed[0]["project"]] if listed else None)


def _asked(page: str, key: str, choice: Choice) -> Question:
    return figures.questions(page, key, choice)[0]


def of_region(said: str, choice: Choice) -> str:
    """Return an answer with the region it is of before it, where one is chosen."""
    if not choice.region:
        return said
    name = named(regions(choice.reference).names[choice.region])
    return _("%(region)s: %(answer)s", region=name, answer=words.inside(said))


def _overview(choice: Choice, given: Given) -> str:
    if choice.region:
        return _follow_up(choice, given)
    return headlines.overview(Question("overview_figures", choice).plain()[0], is_brief=True)


def _competences(choice: Choice, _given: Given) -> str:
    if choice.region:
        name = named(regions(choice.reference).names[choice.region])
        return competences.owes(name, _asked("competences", "its-follow-ups", choice).frame())
    law, survey = Question("competence_figures", choice).row(), Question("survey_figures", choice).row()
    return competences.competences(law, survey, Question("survey_counts_stated", choice).frame())


def _projects(choice: Choice, given: Given) -> str:
    if not (first := opened(choice, given)):
        return of_region(_("No project or call is recorded here."), choice)
    return of_region(finished.told(projects.answer, Question("project_counts", choice), first), choice)


def _calendar(choice: Choice, _given: Given) -> str:
    return of_region(finished.told(calendar.answer, _asked("calendar", "axis", choice), choice.as_of), choice)


def _follow_up(choice: Choice, _given: Given) -> str:
    return of_region(headlines.follow_up(Question("follow_up_counts", choice).row(), choice.as_of), choice)


def _voices(choice: Choice, _given: Given) -> str:
    return of_region(headlines.voices(Question("voices_figures", choice).row()), choice)


def _changes(choice: Choice, given: Given) -> str:
    days = compared(choice, given), choice.snapshot.date
    return of_region(sentences.changes_sentence(*kept(changes.told, choice, *days), *days, is_brief=True), choice)


def _about(_choice: Choice, _given: Given) -> str:
    return _("What the words mean, how figures are counted, and how to cite them")


ANSWERS: dict[str, Callable[[Choice, Given], str]] = {
    "": _overview, "competences": _competences, "projects": _projects, "calendar": _calendar,
    "follow-up": _follow_up, "voices": _voices, "changes": _changes, "about": _about,
}  # fmt: skip
