"""Replies of a file as a proposal: rows of `responses` and `practices` beside those that are there.

One reply that cannot be taken stops nothing: it is left out, and a finding says where it stands and what to do.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard import store
from dashboard.config import Settings
from dashboard.contract.reference import folded, regions
from dashboard.contract.schema import TABLES
from dashboard.intake.reading import Sheet
from dashboard.intake.survey import layouts, mapping, questionnaire
from dashboard.intake.survey.answers import SOURCE, Answers, answered
from dashboard.intake.survey.mapping import Titles
from dashboard.intake.survey.matching import IGNORED, RECEIVED, REGION, Meaning
from dashboard.intake.survey.regions import Named
from dashboard.intake.survey.replies import Replies, replies
from dashboard.intake.workbook import proposals
from dashboard.intake.workbook.merging import onto
from dashboard.intake.workbook.proposals import Facts, Proposal
from dashboard.problems import Counted, Listed, Problem, Refused, Sentence
from dashboard.say.names import name as named
from dashboard.store import Snapshot
from dashboard.store.filed import Rows

KINDS = ("xlsx", "ods", "xml", "csv", "zip")
OPEN = "open title"  # the rule of a title that nobody has given a meaning yet
COUNTED = "counted replies"  # of the sentence that says how many come in
ASSUMED = "assumed title"  # and of one that is taken for a question without saying so
LABEL = "Replies to the survey"


def titles(settings: Settings, sheets: Iterable[Sheet], data_set: str, known: dict[str, str]) -> Titles:
    """Return what the titles of the replies mean as far as is known."""
    tables = store.contents(proposals.snapshot_of(settings, data_set))
    named = Named(regions(settings.reference))
    return _understood(_replies(sheets, tables["questions"], named), tables["questions"], known, named)


def propose(
    settings: Settings,
    content: bytes,
    sheets: Iterable[Sheet],
    data_set: str,
    known: dict[str, str],
    facts: Facts,
    name: str = "",
) -> Proposal:
    """Return what the replies on the sheets of a file would change. Nothing is written."""
    newest = proposals.snapshot_of(settings, data_set)
    tables, named = store.contents(newest), Named(regions(settings.reference))
    found = _replies(sheets, tables["questions"], named)
    means = _understood(found, tables["questions"], known, named)
    problems = _unmatched(found, means, name)
    allowed = {
        title: Meaning.read(text) for title, text in means.means.items() if mapping.is_target(text, means.questions)
    }
    layers = [row["layer"] for row in proposals.codes(settings.reference)["layers"]]
    said = answered(
        found, allowed, tables["questions"], named, means.words, is_synthetic=newest.is_synthetic, layers=layers
    )
    _add(tables, said)
    problems += [*found.problems, *said.problems, Problem(_counted(said), name, level="finding", rule=COUNTED)]
    facts = replace(facts, label=facts.label or LABEL, origin=f"survey sha256:{hashlib.sha256(content).hexdigest()}")
    return proposals.propose(settings, newest, tables, facts, problems, lambda problem: problem)


def _replies(sheets: Iterable[Sheet], questions: Rows, named: Named) -> Replies:
    held, told = layouts.arranged(sheets, questions, named)
    found = replies(held)
    return replace(found, problems=[*told, *found.problems])


def form(settings: Settings, snapshot: Snapshot, ending: str) -> bytes:
    """Return the questions of a snapshot as a form in the language spoken, `.xlsx` (XLSForm) or `.txt` (LimeSurvey).

    It can be answered for the regions that were asked; for all that are known where nobody was yet.
    """
    tables, known = store.contents(snapshot), regions(settings.reference).names
    asked = {row["region"] for row in tables["invitations"]} or known.keys()
    spoken = {code: named(name) for code, name in known.items() if code in asked}
    names = dict(sorted(spoken.items(), key=lambda one: folded(one[1])))
    layers = {row["layer"]: named(row["title"]) for row in proposals.codes(settings.reference)["layers"]}
    make = questionnaire.xlsform if ending == ".xlsx" else questionnaire.limesurvey
    return make(snapshot, tables["questions"], names, layers)


def _add(tables: dict[str, Rows], said: Answers) -> None:
    """Put answers and practices beside those that are there, and the place that they stand in."""
    for name, rows in (("responses", said.responses), ("practices", said.practices)):
        tables[name] = onto(TABLES[name], tables[name], rows)
    if (said.responses or said.practices) and SOURCE not in {row["source"] for row in tables["sources"]}:
        blank = dict.fromkeys(TABLES["sources"].header)
        added = blank | {"source": SOURCE, "document": LABEL, "read_as": "document"}
        tables["sources"] = [*tables["sources"], added]


def _counted(said: Answers) -> str:
    """Return in a sentence what came in, what was left out, what was said twice."""
    answers = Counted("%(amount)s answer", "%(amount)s answers", len(said.responses))
    parts = [
        Counted(
            "%(amount)s reply can come in with %(answers)s",
            "%(amount)s replies can come in with %(answers)s",
            said.count_taken,
            answers=answers,
        )
    ]
    if count := len(said.practices):
        parts.append(Counted("%(amount)s practice with them", "%(amount)s practices with them", count))
    if count := said.count_left_out:
        parts.append(Counted("%(amount)s reply left out", "%(amount)s replies left out", count))
    if count := said.count_twice:
        parts.append(
            Counted(
                "%(amount)s answer said twice, of which the later counts",
                "%(amount)s answers said twice, of which the later counts",
                count,
            )
        )
    return Sentence("%(parts)s", parts=Listed(parts, ";"))


def _understood(found: Replies, questions: Rows, known: dict[str, str], named: Named) -> Titles:
    if not questions:
        raise Refused(
            Sentence(
                "No question of a survey is recorded yet, so no reply can be read. Write the questions "
                "on the sheet “Questions” of the workbook, bring the workbook back and commit it; then "
                "bring this file again."
            )
        )
    return mapping.understood(found, questions, known, named)


def _unmatched(found: Replies, titles: Titles, name: str) -> list[Problem]:
    means, problems, in_words = titles.means, [], mapping.in_words(titles.questions)
    for title, place in found.titles.items():
        if not means[title]:
            sentence = Sentence(
                "“%(title)s” is no question that is known; say in the mapping what it means", title=title
            )
            if near := Listed((f"“{one}”" for one in titles.near[title]), "or"):
                sentence = Sentence("%(sentence)s; perhaps %(near)s", sentence=sentence, near=near)
            problems.append(Problem(sentence, place, rule=OPEN))
        elif not mapping.is_target(means[title], titles.questions):
            sentence = Sentence(
                "the mapping says that “%(title)s” means “%(means)s”, which is no question; correct the mapping",
                title=title,
                means=means[title],
            )
            problems.append(Problem(sentence, place))
        elif title in titles.assumed:
            taken = in_words[Meaning.read(means[title]).target]
            sentence = Sentence(
                "“%(title)s” is taken for “%(taken)s”, since %(assumed)s; if not, correct the mapping",
                title=title,
                taken=taken,
                assumed=titles.assumed[title],
            )
            problems.append(Problem(sentence, place, level="finding", rule=ASSUMED))
    problems += _doubled(found, means)
    for needed, what in ((REGION, Sentence("the region")), (RECEIVED, Sentence("the day a reply came in"))):
        if list(means.values()).count(needed) != 1:
            sentence = Sentence(
                "one column must say %(what)s; give that meaning (%(needed)s) to its title, and to no other",
                what=what,
                needed=needed,
            )
            raise Refused(*problems, Problem(sentence, name))
    return problems


def _doubled(found: Replies, means: Mapping[str, str]) -> list[Problem]:
    """Name each column that means what an earlier one means: one would write over the other."""
    problems = [
        Problem(
            Sentence(
                "“%(title)s” means “%(means)s”, and so does “%(title)s” (%(earlier)s); delete one of the two columns",
                title=title,
                means=means[title],
                earlier=earlier,
            ),
            place,
        )
        for title, place, earlier in found.doubled
    ]
    first: dict[str, str] = {}
    for title, place in found.titles.items():
        meaning = means[title]
        other = first.setdefault(meaning, title)
        if other != title and meaning not in ("", IGNORED):
            sentence = Sentence(
                "“%(title)s” means “%(meaning)s”, and so does “%(other)s” (%(titles)s); leave one of "
                "them out (ignored)",
                title=title,
                meaning=meaning,
                other=other,
                titles=found.titles[other],
            )
            problems.append(Problem(sentence, place))
    return problems
