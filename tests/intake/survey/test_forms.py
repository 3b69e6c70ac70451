"""Exports of every form tool go straight in, each answer with its own region, whatever else is in the file."""

import csv
import io
import time
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from dashboard import config, store
from dashboard.intake import reading
from dashboard.intake.survey import incoming, matching, questionnaire, ticked
from dashboard.intake.survey.forms import plain, tool_of
from dashboard.intake.survey.matching import Matcher, Meaning
from dashboard.intake.survey.regions import Named
from dashboard.problems import Refused, errors
from dashboard.say import language
from tests.intake.survey import asking
from tests.intake.survey.asking import GROUP, KNOWN, MAY, QUESTIONS, questions, said

pytestmark = pytest.mark.usefixtures("read_here")
CASES = Path(__file__).parent / "cases"
REPLIES = {
    "Catalonia": ("yes", "no", "Unaccompanied minors", "shared", "exclusive"),
    "Skåne": ("yes", "yes", "Young adults", "consultative", "none"),
    "Brittany": ("no", "no", "Seasonal workers", "shared", "shared"),
}
ASKED = ("regional-figures", "regional-observatory", "regional-priorities", "governance-health", "governance-housing")


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """A data set with the questions of the cases, and the shipped regions."""
    return asking.build(tmp_path_factory.mktemp("data"))


@pytest.fixture
def propose(settings):
    def told(content: bytes, known: dict | None = None):
        sheets = reading.sheets(content, incoming.KINDS)
        return incoming.propose(settings, content, sheets, "record", known or {}, MAY, "file")

    return told


def expected(priorities: str = "") -> set[tuple]:
    return {
        (KNOWN.find(region), question, priorities if priorities and question == "regional-priorities" else value)
        for region, values in REPLIES.items()
        if KNOWN.find(region)
        for question, value in zip(ASKED, values, strict=True)
    }


def findings(proposal) -> list[str]:
    return [problem.sentence for problem in proposal.problems]


@pytest.mark.parametrize(
    ("name", "tool"),
    [
        ("gforms.csv", "Google Forms"), ("lime-full.csv", "LimeSurvey"), ("lime-code.csv", "LimeSurvey"),
        ("kobo.xlsx", "KoboToolbox"), ("msforms.xlsx", "Microsoft Forms"), ("surveymonkey.csv", "SurveyMonkey"),
        ("typeform.csv", "Typeform"),
    ],
)  # fmt: skip
def test_an_export_goes_straight_in(propose, name, tool):
    content = (CASES / name).read_bytes()
    sheets = reading.sheets(content, incoming.KINDS)
    assert tool_of([str(cell) for sheet in sheets for row in sheets[0].rows[:1] for cell in row if cell]).name == tool
    proposal = propose(content)
    assert errors(proposal.problems) == []
    assert said(proposal) - {(r, q, "active") for r, q, _ in said(proposal)} == expected(
        "Minors; Workers" if name == "kobo.xlsx" else ""
    )
    rows = [row for row in proposal.source.tables["responses"] if row["source"] == incoming.SOURCE]
    assert {row["received_on"] for row in rows} == {date(2018, 5, 2)}
    count = sum(bool(KNOWN.find(region)) for region in REPLIES)
    assert any(f"{count} replies can come in with {count * 5} answers" in one for one in findings(proposal))


def test_what_is_only_nearly_a_question_is_said_to_be_confirmed(propose):
    told = [one for one in propose((CASES / "lime-code.csv").read_bytes()).problems if one.rule == incoming.ASSUMED]
    assert {one.place for one in told} == {f"Content!{letter}1" for letter in "FHIJK"}
    assert "“G01Q01” is taken for “the region”" in told[0].sentence


def test_a_repeat_of_kobo_belongs_to_the_reply_that_its_index_names(propose):
    tables = propose((CASES / "kobo.xlsx").read_bytes()).source.tables
    held = [(row["region"], row["title"]) for row in tables["practices"] if row["source"] == incoming.SOURCE]
    catalonia, brittany = KNOWN.find("Catalonia"), KNOWN.find("Brittany")
    named = {(catalonia, "Mentors"), (catalonia, "Language cafe"), (brittany, "Buddy")}
    assert set(held) == {(region, title) for region, title in named if region}


def test_a_sheet_without_numbers_is_never_joined_by_its_lines(propose):
    content = book({"Content": [["Name of region", "Last Update"], ["Skåne", "2018-03-01"]],
                    "Content1": [["Has the region a budget for humanitarian aid?"], ["yes"]]})  # fmt: skip
    (problem,) = errors(propose(content).problems)
    assert problem.place == "Content1!A1"
    assert "does not say which reply" in problem.sentence


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("newline-in-first-title.csv", {("cooperation-aid", "yes")}),
        ("sepline.csv", {("cooperation-aid", "yes"), ("country-figures", "no")}),
        ("lime-incomplete.csv", {("cooperation-aid", "no")}),
        ("lime-1980.csv", set()),
    ],
)
def test_text_tables_and_unsent_replies(propose, name, answers):
    proposal = propose((CASES / name).read_bytes())
    assert errors(proposal.problems) == []
    assert said(proposal) == {("SE224", *answer) for answer in answers}


def test_a_separator_is_counted_outside_quotes(propose):
    known = {"Please describe services, e.g. housing, health, education, language courses, and others": "ignored"}
    proposal = propose((CASES / "semicolon-commas-in-title.csv").read_bytes(), known)
    assert said(proposal) == {("SE224", "cooperation-aid", "yes")}


def test_what_the_tool_has_blanked_and_what_was_not_sent_is_said(propose):
    assert "has blanked the date" in findings(propose((CASES / "lime-1980.csv").read_bytes()))[0]
    assert "never sent" in findings(propose((CASES / "lime-incomplete.csv").read_bytes()))[0]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_an_old_code_page_is_refused_with_what_to_save_it_as(propose, encoding):
    content = "Region;Last Update\nSkåne;2018-03-01".encode(encoding)
    with pytest.raises(Refused, match="save it as CSV UTF-8"):
        propose(content)


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(encoding)
        for TABLE in ["Region\u00a0;Last Update;Has the region a budget for humanitarian aid?\rSkåne;2018-03-01;oui\r"]
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
    ],
    ids=["utf-8", "with a mark", "utf-16", "little end, no mark", "big end, no mark"],
)  # fmt: skip
def test_a_text_table_of_any_encoding_with_lines_that_end_in_cr_alone(propose, content):
    assert said(propose(content)) == {("SE224", "cooperation-aid", "yes")}


def test_one_bad_reply_stops_nothing_and_is_said_with_its_row(propose):
    lines = ["Region,Last Update,Has the region a budget for humanitarian aid?",
             "Skåne,2018-03-01,yes", "Nowhere,2018-03-01,yes", "Catalonia,2018-03-01,perhaps",
             "Attica,2018-02-30,yes", "Attica,2018-03-02,no"]  # fmt: skip
    proposal = propose("\n".join(lines).encode())
    assert errors(proposal.problems) == []
    assert said(proposal) == {("SE224", "cooperation-aid", "yes"), ("EL30", "cooperation-aid", "no")}
    left = {problem.place: problem.sentence for problem in proposal.problems if "left out" in problem.sentence}
    assert list(left) == ["Content!A3", "Content!B5", "Content!C4", "file"]
    assert "2 replies can come in with 2 answers; 3 replies left out" in left["file"]


def test_days_that_could_be_read_with_the_month_first_are_said_once(propose):
    lines = ["Region,Last Update,Has the region a budget for humanitarian aid?", "Skåne,05/03/2018 10:00,yes"]
    proposal = propose("\n".join(lines).encode())
    assert "days such as 05/03/2018 10:00 are read with the day first" in findings(proposal)[0]
    (row,) = [one for one in proposal.source.tables["responses"] if one["source"] == incoming.SOURCE]
    assert row["received_on"] == date(2018, 3, 5)


def test_a_thousand_replies_take_less_than_five_seconds(propose):
    lines = [["Region", "Last Update", *(wording for _, _, wording, scale in QUESTIONS if scale == "yes or no")]]
    names = sorted(KNOWN.names.values())
    lines += [[names[at % len(names)], f"2018-03-{at % 28 + 1:02}", "yes", "no", "Yes", "oui"] for at in range(1000)]
    file = io.StringIO()
    csv.writer(file).writerows(lines)
    start = time.process_time()
    proposal = propose(file.getvalue().encode())
    assert errors(proposal.problems) == []
    assert time.process_time() - start < 5


# Titles


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("Which role has the region in housing policy? [Formal role]", "governance-housing formal_role"),
        ("Which role has the region in housing policy?: informal role", "governance-housing informal_role"),
        ("Which role has the region in housing policy? - Need", "governance-housing need"),
        ("Which role has the region in housing policy? >> Rôle formel", "governance-housing formal_role"),
        ("Which role has the region in housing policy?.Practice", "governance-housing practice"),
        ("grp/sub/Which role has the region in housing policy?", "governance-housing formal_role"),
        ("governance_housing", "governance-housing formal_role"),
        ("multilevel-governance_housing_need", "governance-housing need"),
        ("regionalfigures. Does the region keep its own figures on migration?", "regional-figures answer"),
        ("12. Does the region keep its own figures on migration", "regional-figures answer"),
        ("*Does the region keep its own figures on migration?*", "regional-figures answer"),
        ("Does the region keep own figures on migration?", "regional-figures answer"),
        ("regional-priorities/Minors", "regional-priorities answer [Minors]"),
        ("governance-health [Formal role][Shared]", "governance-health formal_role [Shared]"),
        ("G3: governance-health [Informal role] [Leading]", "governance-health informal_role [Leading]"),
        ("g1-region", "region"),
        ("multilevelGovernanceOfHousingFR", ""),
        ("Nom de votre région", "region"),
        ("Name of region (in your language)", "region"),
        ("What is the colour of the sea?", ""),
        ("Does the region?", ""),
    ],
)
def test_titles_mean_what_they_say(title, meaning):
    matcher = Matcher(questions(), tool_of([]))
    assert str(matcher.means([title, "Ort"], lambda _: [], lambda _: False)[title]) == meaning


def test_a_wording_in_another_language_is_the_same_question():
    held = questions()
    held[-1]["aliases"] = "La région a-t-elle un budget pour l’aide humanitaire ?|Hat die Region Mittel?"
    found = Matcher(held, tool_of([])).means(
        ["La région a-t-elle un budget pour l'aide humanitaire", "x"], lambda _: [], lambda _: False
    )
    assert found["La région a-t-elle un budget pour l'aide humanitaire"] == Meaning("cooperation-aid answer")


def test_codes_are_all_different_short_and_lead_back():
    held = questions()
    held += [dict(held[4], question=f"governance-health-of-children-{at}") for at in ("one", "two")]
    codes = matching.codes(held)
    assert len(set(codes.values())) == len(codes)
    assert all(code.isalnum() and len(code) <= 20 for code in codes.values())
    whole = Matcher(held, tool_of([])).means(["governanceHealthOfChildrenOneFR"], lambda _: [], lambda _: False)
    assert str(*whole.values()) == "governance-health-of-children-one formal_role"


# Answers


@pytest.mark.parametrize(
    ("cell", "column", "scale", "held"),
    [
        ("Oui", "answer", "yes or no", "yes"), ("nein", "answer", "yes or no", "no"),
        (True, "answer", "yes or no", "yes"), (0, "answer", "yes or no", "no"), (1.0, "answer", "yes or no", "yes"),
        ("TRUE", "answer", "yes or no", "yes"), ("Ναι", "answer", "yes or no", "yes"),
        ("Kyllä", "answer", "yes or no", "yes"), ("n/a", "answer", "yes or no", None),
        ("Shared competence", "formal_role", "roles", "shared"), ("EXCLUSIVE", "formal_role", "roles", "exclusive"),
        ("Compétence partagée", "formal_role", "roles", "shared"), ("geteilte", "formal_role", "roles", "shared"),
        ("No role", "informal_role", "roles", "none"), ("–", "formal_role", "roles", None),
        ("x; y", "answer", "text", "x; y"), ("Toit;Bus;", "answer", "text", "Toit; Bus"),
    ],
)  # fmt: skip
def test_values_as_people_tick_them(cell, column, scale, held):
    assert ticked.value(cell, column, scale) == held


@pytest.mark.parametrize(
    ("cell", "column", "scale"),
    [
        ("perhaps", "answer", "yes or no"), ("mostly", "formal_role", "roles"),
        ("Shared; Exclusive", "formal_role", "roles"),
    ],
)  # fmt: skip
def test_what_is_none_of_them_is_refused(cell, column, scale):
    with pytest.raises(ValueError, match=r"neither yes nor no|is not one of|several are ticked"):
        ticked.value(cell, column, scale)


@pytest.mark.parametrize(
    ("text", "is_month_first", "held"),
    [
        ("2018/05/02 9:30:00 am EET", False, datetime(2018, 5, 2, 9, 30)),
        ("2018-05-02T07:30:00.000+02:00", False, datetime(2018, 5, 2, 7, 30)),
        ("05/02/2018 09:30:00 PM", True, datetime(2018, 5, 2, 21, 30)),
        ("02.05.2018", False, datetime(2018, 5, 2)),
        ("2/5/18 12:05 AM", False, datetime(2018, 5, 2, 0, 5)),
        (date(2018, 5, 2), False, datetime(2018, 5, 2)),
        ("May 2, 2018 9:30 PM", False, datetime(2018, 5, 2, 21, 30)),
        ("2 mai 2018 à 09:30", False, datetime(2018, 5, 2, 9, 30)),
        ("2. Mai 2018", False, datetime(2018, 5, 2)),
    ],
)
def test_moments_of_every_tool(text, is_month_first, held):
    assert ticked.moment(text, is_month_first) == held


@pytest.mark.parametrize("text", ["14/14/2018", "2018-02-30", "in May", "2 May", "May 2018", "12/2018", "05/02/20181"])
def test_no_moment_is_made_up(text):
    with pytest.raises(ValueError, match="write it as 2018-02-07"):
        ticked.moment(text, False)


@pytest.mark.parametrize(
    ("written", "code"),
    [("Region Skåne", "SE224"), ("Skane", "SE224"), ("ES51 – Catalunya", "ES51"), ("Catalunya (ES)", "ES51"),
     ("ES51 Catalonia", "ES51"), ("ES51 Murcia", None), ("Regione dell'Umbria", "ITI2"),
     ("Region of the Azores", "PT20"),
     ("Rogaland fylkeskommune", "NO0A1"), ("Conseil régional de Bretagne", KNOWN.find("Brittany")),
     ("Provincia de Valencia", None), ("Valencia province", None), ("Provincie Noord-Holland", "NL32"),
     ("Region Dalarna", None), ("Skaane", None), ("Skåne / Catalonia", None), ("", None)],
)  # fmt: skip
def test_a_region_is_found_by_any_name_and_never_guessed(written, code):
    assert Named(KNOWN).code(written) == code


def test_what_stands_under_other_is_an_answer_itself(propose):
    titles = ["Region", "Date", f"{GROUP} [Minors]", f"{GROUP} [Other (please specify)]"]
    rows = [
        ["Skåne", "2018-05-02", "Yes", "Pupils"],
        ["Crete", "2018-05-02", "Yes", "No"],
        ["Molise", "2018-05-02", "", ""],
    ]
    content = "\n".join(",".join(row) for row in [titles, *rows]).encode()
    group = "regional-priorities"
    assert said(propose(content)) == {("SE224", group, "Minors; Pupils"), ("EL43", group, "Minors")}


@pytest.mark.parametrize("titles", [
    "ID|Heure de début|Heure de fin|Adresse de messagerie|Nom|Langue|Heure de la dernière modification",
    "ID|Startzeit|Fertigstellungszeit|E-Mail|Name|Sprache|Zeitpunkt der letzten Änderung",
    "ID|Hora de inicio|Hora de finalización|Correo electrónico|Nombre|Idioma|Hora de la última modificación",
    "ID|Ora di inizio|Ora di completamento|Posta elettronica|Nome|Lingua|Ora dell'ultima modifica",
    "ID|Begintijd|Tijd van voltooien|E-mail|Naam|Taal|Tijdstip van laatste wijziging",
])  # fmt: skip
def test_microsofts_own_columns_are_known_in_other_languages(titles):
    own = titles.split("|")
    tool = tool_of(own)
    assert tool.name == "Microsoft Forms"
    assert [title for title in own if not tool.is_own(title)] == []
    assert tool.receives(own) == own[2]


# The questionnaire


TYPED = "Minors"


def ticked_all(form: list[tuple[str, str, list[str]]], shown: list[tuple[str, str, list[str]]]) -> tuple[list, set]:
    """Return replies that tick everything a form offers once, as it shows it, and what they say in the record's codes.

    Each field is its target, its title and what can be ticked; of no choice is what is typed.
    """
    count = max(len(choices) for _, _, choices in form[1:])
    replies, meant = [], set()
    for at in range(count):
        replies.append([one[at % len(one)] if one else TYPED for _, _, one in shown])
        said = {target: one[at % len(one)] if one else TYPED for target, _, one in form}
        meant |= {(said["region"], target, value) for target, value in said.items() if target != "region"}
    return replies, meant


@pytest.mark.parametrize("spoken", language.known())
@pytest.mark.parametrize("shown", ["names", "labels"])
def test_an_xlsform_comes_back_without_a_mapping_in_the_language_it_was_made_in(settings, propose, spoken, shown):
    newest = store.history(settings.data, "record")[-1]
    with language.speaking(spoken), config.using(settings):
        form = openpyxl.load_workbook(io.BytesIO(incoming.form(settings, newest, ".xlsx")))
    lists: dict[str, list[tuple]] = {}
    for kind, *both in form["choices"].iter_rows(min_row=2, values_only=True):
        lists.setdefault(kind, []).append(both)
    at, group, asked = ["names", "labels"].index(shown), "", []
    for kind, *row in form["survey"].iter_rows(min_row=2, values_only=True):
        group = {"begin_group": f"{row[at]}/", "end_group": ""}.get(kind, group)
        if (kind.startswith("select_one") or kind == "text") and "practice_" not in row[0]:
            ticks = lists.get(kind.partition(" ")[2], [])
            asked.append((row[0], f"{group}{row[at]}", [one[0] for one in ticks], [one[at] for one in ticks]))
    replies, meant = ticked_all([one[:3] for one in asked], [(name, title, one) for name, title, _, one in asked])
    proposal = propose(book({"survey": [
        ["start", "_submission_time", "_uuid", "_index", *(title for _, title, *_ in asked)],
        *(["", f"2018-04-0{number}T07:30:00", "u", number, *reply] for number, reply in enumerate(replies, 1)),
    ]}))  # fmt: skip
    assert [p.sentence for p in proposal.problems if p.rule == incoming.ASSUMED or p.level == "error"] == []
    own = {questionnaire.field_name(target): target for one in questions() for target in matching.targets_of(one)}
    assert said(proposal) == {(region, own[name].rpartition(" ")[0], value) for region, name, value in meant}


@pytest.mark.parametrize("spoken", language.known())
@pytest.mark.parametrize("shown", ["name", "text"])
def test_the_structure_of_limesurvey_comes_back_by_codes_and_by_titles(settings, propose, spoken, shown):
    newest = store.history(settings.data, "record")[-1]
    with language.speaking(spoken), config.using(settings):
        text = incoming.form(settings, newest, ".txt").decode("utf-8-sig")
    asked, short = [], {code: target for target, code in matching.codes(questions()).items()}
    for line in csv.DictReader(io.StringIO(text), delimiter="\t"):
        if line["class"] == "Q":
            ticks = ["yes", "no"] if line["type/scale"] == "Y" else []
            asked.append((line["name"], line[shown], ticks, list(ticks)))
        elif line["class"] == "A":
            asked[-1][2].append(line["name"])
            asked[-1][3].append(line[shown])
    replies, meant = ticked_all([one[:3] for one in asked], [(name, title, one) for name, title, _, one in asked])
    file = io.StringIO()
    own = ["id", "submitdate", "lastpage"] if shown == "name" else ["Response ID", "Date submitted", "Last page"]
    csv.writer(file).writerows([
        [*own, *(title for _, title, *_ in asked)],
        *([str(at), f"2018-04-0{at} 09:30:00", "4", *reply] for at, reply in enumerate(replies, 1)),
    ])  # fmt: skip
    proposal = propose(file.getvalue().encode("utf-8-sig"))
    assert [p.sentence for p in proposal.problems if p.rule == incoming.ASSUMED or p.level == "error"] == []
    found = {(region, question, value[:4] if value != TYPED else value) for region, question, value in said(proposal)}
    assert found == {(region, short[name].rpartition(" ")[0], value) for region, name, value in meant}


def test_a_french_form_is_french_but_for_the_questions_of_the_record(settings):
    newest = store.history(settings.data, "record")[-1]
    with language.speaking("fr"), config.using(settings):
        form = openpyxl.load_workbook(io.BytesIO(incoming.form(settings, newest, ".xlsx")))
    labels = {row[1]: row[2] for row in form["survey"].iter_rows(min_row=2, values_only=True)}
    ticks = {row[:2]: row[2] for row in form["choices"].iter_rows(min_row=2, values_only=True)}
    assert labels["region"] == "Nom de votre région"
    assert labels["regional_priorities"] == GROUP
    assert labels["governance_health_need"].endswith("migrants?\xa0: besoin")
    assert labels["practice_summary"] == "Description de la pratique"
    assert (ticks["yes_no", "yes"], ticks["need", "strong"], ticks["regions", "ES51"]) == ("Oui", "Fort", "Catalogne")
    assert form["settings"]["D2"].value == "French (fr)"
    told = [labels[name] for name in ("region", "practice_name", "practice_summary")]
    means = Matcher(questions(), tool_of(told)).means(told, lambda _: [], lambda _: False)
    assert [meaning.target for meaning in means.values()] == [
        matching.REGION, matching.PRACTICE, matching.PRACTICE_SUMMARY
    ]  # fmt: skip


def test_without_a_question_there_is_no_form():
    with pytest.raises(Refused, match="sheet “Questions”"):
        questionnaire.xlsform(None, [], {}, {})


def book(sheets: dict[str, list[list]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as written:
        for name, rows in sheets.items():
            sheet = written.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return content.getvalue()


def test_titles_are_compared_without_what_does_not_count():
    assert plain("  *12. Straße  NOM de la Région :*") == "strasse nom de la region"
