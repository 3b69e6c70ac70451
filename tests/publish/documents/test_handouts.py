"""Handouts, read back by other libraries: tagged, named, as long as they may be, with the numbers of the queries."""

import io
import zipfile

import pypdf
import pytest
from click.testing import CliRunner
from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn

from dashboard import store
from dashboard.ask import Question
from dashboard.commands import main
from dashboard.config import ROOT
from dashboard.draw import look
from dashboard.problems import Refused
from dashboard.publish.documents import handouts
from dashboard.publish.documents.briefing import briefing
from dashboard.publish.documents.deck import TOOK_PART, deck, made
from dashboard.publish.documents.editable import editable
from dashboard.publish.documents.factsheet import _figure, factsheet, find
from dashboard.publish.documents.handouts import HANDOUTS, REGION, REGIONS
from dashboard.publish.documents.lists import NOBODY, by_owner
from dashboard.publish.documents.typeset import typeset
from dashboard.say import codes, headlines, words
from dashboard.say.headlines.matching import nearest as told_of
from dashboard.say.regions import line as line_of
from tests import tiny
from tests.tools.codes import codes_in

NASTY = '#panic("x") *b* <img> $x$ \\u0007 \x07 "q" @a // 漢 \U0001f6a2 \u200fمهاجرون'
OF = {REGION: ["ES51"], REGIONS: [["ES51"]]}
PDFS = [one.stem for one in HANDOUTS.values() if one.ending == ".pdf"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def choice(folder):
    """A full record: more of everything than fits on two pages, with titles of 200 letters."""
    tables = tiny.rows()
    long = "A title that goes on and on " * 7
    one, paper, conference = tables["deadlines"]
    many = [paper | {"deadline": f"late-{at}", "title": f"{at} {long}", "due_to": "2018-01-31", "precision": "range",
                     "owner": "Catalonia", "region": "ES51", "waits_for": ""} for at in range(30)]  # fmt: skip
    events = [conference | {"deadline": f"event-{at}", "title": f"{at} {long}"} for at in range(20)]
    tables["deadlines"] = [one, paper | {"title": NASTY}, conference, *many, *events]
    tables["practices"] += [tables["practices"][0] | {"practice": f"p-{at}", "summary": long * 2} for at in range(20)]
    tables["competences"] += [
        tables["competences"][0] | {"competence": f"c-{at}", "summary": long * 2} for at in range(30)
    ]
    tables["statements"] += [
        {"statement": f"{kind}-{at}", "meeting": "brussels", "position": f"{at}", "kind": kind, "theme": "funding",
         "region": "ES51", "summary": f"{at} {long}"} for kind in ("need", "conclusion") for at in range(20)
    ]  # fmt: skip
    history = [tiny.unchecked(folder, None, tiny.DAY.replace(month=1)), tiny.unchecked(folder, tables)]
    return tiny.choice(folder, *history)


@pytest.fixture(scope="module")
def pdfs(choice):
    return {
        one.stem: handouts.make(file, choice, *OF.get(one.of, ()))
        for file, one in HANDOUTS.items() if one.stem in PDFS and one.ending == ".pdf"
    }  # fmt: skip


def read(content):
    return pypdf.PdfReader(io.BytesIO(content))


def text_of(content):
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


@pytest.mark.parametrize("name", PDFS)
def test_it_is_tagged_and_says_language_title_and_standard(pdfs, name):
    document = read(pdfs[name])
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert document.metadata.title
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert root["/StructTreeRoot"]["/K"]


@pytest.mark.parametrize("name", PDFS)
def test_each_picture_has_an_alternative_text(pdfs, name):
    figures = [
        node for node in _nodes(read(pdfs[name]).trailer["/Root"]["/StructTreeRoot"]) if node.get("/S") == "/Figure"
    ]
    assert all(node.get("/Alt") for node in figures)
    assert figures or name == "follow-ups"


def _nodes(node):
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()
        if isinstance(child, dict):
            yield child
            yield from _nodes(child)


@pytest.mark.parametrize("name", ["brief", "factsheet"])
def test_however_much_is_recorded_it_has_two_pages(pdfs, name):
    assert len(read(pdfs[name]).pages) <= 2


def test_slides_are_one_page_each_however_long_their_lines_with_nothing_cut(pdfs, choice):
    for slide, page in zip(made(choice), read(pdfs["slides"]).pages, strict=True):
        text, heights = _set(page)
        assert all(line.text in text and line.note in text for line in slide.lines if line.text.isascii())
        assert heights[1] > 50, "nothing reaches into the footer"


def _set(page):
    """Return the text of a page, and the heights at which lines stand, from the lowest up."""
    heights = set()
    text = page.extract_text(visitor_text=lambda said, at, *_: said.strip() and heights.add(at[5]))
    return " ".join(text.split()), sorted(heights)


@pytest.mark.parametrize("name", PDFS)
def test_every_page_names_snapshot_and_day_and_no_code_and_the_file_its_digest(pdfs, choice, name):
    assert choice.snapshot.short in read(pdfs[name]).metadata["/Subject"]
    places = [row["source"] for row in Question("sources_listed", choice).plain()]
    for page in read(pdfs[name]).pages:
        text = " ".join(page.extract_text().split())
        assert codes_in(text, is_html=False, also=places) == []
        assert "Record of 7 February 2018" in text
        assert "read as of 7 February 2018" in text


def test_the_numbers_are_those_of_the_queries(pdfs, choice):
    counts = Question("follow_up_counts", choice).row()
    said = f"{counts['count_past_due']} of {counts['count_follow_ups']} follow-ups are past due"
    assert counts["count_past_due"] == 30
    for name in ("brief", "follow-ups", "slides"):
        assert said in text_of(pdfs[name])
    payload = by_owner(choice)
    assert sum(len(group["rows"]) for group in payload["groups"]) == counts["count_follow_ups"]
    assert {bar["timing"]: bar["count"] for bar in payload["counts"]}["past_due"] == counts["count_past_due"]
    shown = len(briefing(choice)["past_due"])
    assert f"and {counts['count_past_due'] - shown} more past due in the dashboard" in text_of(pdfs["brief"])


@pytest.fixture(scope="module", params=["record", "demo"])
def shipped(request):
    history = store.history(ROOT / "data", request.param)
    return tiny.choice(ROOT / "data", *history)


def test_a_briefing_says_how_many_conclusions_it_leaves_out(shipped, monkeypatch):
    monkeypatch.setattr("dashboard.publish.documents.briefing.SAID", 4)
    said = briefing(shipped)
    held = len(Question("statements_listed", shipped, kind="conclusion").plain())
    assert said["more_conclusions"] == held - len(said["conclusions"]) > 0
    content = typeset("brief", said)
    assert f"and {said['more_conclusions']} more conclusions in the dashboard" in text_of(content)
    assert len(read(content).pages) <= 2


def test_follow_ups_on_paper_are_those_of_the_page_under_the_same_headline(shipped):
    shown = text_of(typeset("follow-ups", by_owner(shipped))).replace("- ", "-")
    counts = Question("follow_up_counts", shipped).plain()[0]
    assert headlines.follow_up(counts, shipped.as_of) in shown
    rows = Question("follow_ups", shipped).plain()
    assert len(rows) == counts["count_follow_ups"]
    for row in rows:
        assert f"{codes.label('state', row['state'])} {row['title']}" in shown
        assert row["wording"] in shown
        assert (row["outcome"] or "") in shown
    for owner in {row["owner"] for row in rows}:
        own = [row for row in rows if row["owner"] == owner]
        late = sum(row["timing"] == "past_due" for row in own)
        assert f"{owner or NOBODY} {words.sentence(headlines.past_due(late, len(own)))}" in shown


@pytest.fixture(scope="module")
def edited(shipped):
    return Presentation(io.BytesIO(editable(shipped))).slides


def test_slides_on_paper_and_to_edit_say_what_the_screen_does(shipped, edited):
    pages = read(typeset("slides", deck(shipped))).pages
    for slide, page, copy in zip(made(shipped), pages, edited, strict=True):
        text = " ".join(page.extract_text().split()).replace("- ", "-")
        assert slide.headline == copy.shapes.title.text_frame.text
        assert slide.headline in text
        cells = [cell.text for one in copy.shapes if one.has_table for row in one.table.rows for cell in row.cells]
        drawn = {
            category: value
            for one in copy.shapes
            if one.has_chart
            for category, value in zip(one.chart.plots[0].categories, one.chart.plots[0].series[0].values, strict=True)
        }
        for line in slide.lines:
            if slide.body == "counts":
                word = codes.label("timing", line.timing)
                assert f"{word} {line.text}" in text
                assert drawn[word] == int(line.text)
            else:
                assert f"{line.text} {line.note}".strip() in text
                assert not line.note or line.note in cells
                assert f"{look.SHAPES.get(line.timing, '')} {line.text}".strip() in cells
        if slide.body == "map":
            counts = Question("regions_on_map", shipped).frame()["engagement"].value_counts()
            assert drawn == {codes.label("engagement", kind): counts.get(kind, 0) for kind in TOOK_PART}


@pytest.mark.parametrize("region", ["ES51", "EL43"])
def test_a_factsheet_on_paper_holds_what_its_page_does(shipped, region):
    content = typeset("factsheet", factsheet(shipped, region))
    shown = text_of(content).replace("- ", "-")
    assert len(read(content).pages) <= 2
    for row in Question("mandate_and_action", shipped, region=region).plain():
        told = [row["policy_area"], row["law_roles"] or "not known", row["leading_tier"] or "not known"]
        measures = ("stated_role", "informal_role", "need", "practice", "cooperation_interest")
        told += [codes.label(name, row[name]) for name in measures]
        assert " ".join(told if row["count_questions"] else told[:3]) in shown
    for row in Question("country_context", shipped).plain():
        if row["territory"] in (region, region[:2]):
            for figure, year in (("population", "population_year"), ("non_nationals_share", "share_year")):
                told = "not known" if row[figure] is None else " ".join(words.number(row[figure]).split())
                assert told in shown
                assert row[figure] is None or f"{row[year]}, " in shown
    assert told_of(Question("nearest_regions", shipped, region=region).frame()) in shown
    for row in Question("statements_listed", shipped, region=region).plain()[:4]:
        assert row["summary"][:60] in shown
    for row in Question("rows_of_region", shipped, region=region).plain():
        assert row["what"] != "presence" or line_of(row) in shown


def test_a_factsheet_speaks_of_several_answers_only_where_it_has_some_and_a_share_of_nought_is_known(shipped):
    told = factsheet(shipped, "ES51")["mandate"]
    assert told["has_several"] == any(" + " in cell for row in told["rows"] for cell in row[3:])
    silent = factsheet(shipped, "ITF2")
    assert not silent["mandate"]["has_several"]
    is_demo = silent["mandate"]["has_survey"]
    assert silent["survey"] == (
        "Silent: none of 40 questions answered." if is_demo else "Which regions were asked or answered is not recorded."
    )
    assert _figure(0, " %", 2017, "a register") == {"text": "0 %", "of": "2017, a register"}
    assert _figure(None, "", None, None) == {"text": "not known", "of": ""}


def test_text_from_data_is_text(pdfs):
    text = text_of(pdfs["follow-ups"])
    assert '#panic("x") *b* <img> $x$ \\u0007 "q" @a // □ □' in text


def test_the_same_choice_gives_the_same_bytes(pdfs, choice):
    assert typeset("brief", briefing(choice)) == pdfs["brief"]


def test_invented_data_is_marked_on_every_page(folder):
    demo = tiny.unchecked(folder, data_set="demo")
    content = typeset("brief", briefing(tiny.choice(folder, demo)))
    assert all(words.MARK in page.extract_text() for page in read(content).pages)


def test_a_region_is_found_by_any_of_its_names(choice):
    assert find(choice, "catalunya") == "ES51"
    with pytest.raises(Refused, match="There is no region “Cataluna”; perhaps Catalonia"):
        find(choice, "Cataluna")


def test_the_editable_slides_have_native_charts_and_tables_with_their_numbers(choice):
    slides = Presentation(io.BytesIO(editable(choice))).slides
    assert [slide.shapes.title.text_frame.text for slide in slides] == [slide.headline for slide in made(choice)]
    shapes = [shape for slide in slides for shape in slide.shapes]
    (chart, *_), tables = [one for one in shapes if one.has_chart], [one for one in shapes if one.has_table]
    counts = Question("follow_up_counts", choice).row()
    values = dict(zip(chart.chart.plots[0].categories, chart.chart.plots[0].series[0].values, strict=True))
    assert values["past due"] == counts["count_past_due"]
    assert tables
    assert all(one._element.nvGraphicFramePr.cNvPr.get("descr") for one in [chart, *tables])


def test_charts_and_tables_of_invented_data_carry_the_mark_in_themselves(shipped, edited):
    shapes = [shape for page in edited for shape in page.shapes if shape.has_chart or shape.has_table]
    titles = {one.chart.has_title and one.chart.chart_title.text_frame.text for one in shapes if one.has_chart}
    is_invented = shipped.snapshot.is_synthetic
    assert titles == {words.MARK if is_invented else False}
    told = [one._element.nvGraphicFramePr.cNvPr.get("descr") for one in shapes]
    assert {one.startswith(words.MARK) for one in told} == {is_invented}


def test_commands_write_files_or_say_why_not(folder, tmp_path):
    def run(*arguments):
        return CliRunner().invoke(main, ["--data", str(folder), *map(str, arguments)])

    assert run("brief", tmp_path / "b.pdf", "--as-of", "2018-03-01").exit_code == 0
    assert "read as of 1 March 2018" in text_of((tmp_path / "b.pdf").read_bytes())
    assert run("slides", tmp_path / "s.pptx").exit_code == 0
    assert run("factsheet", "--all", tmp_path / "all.zip").exit_code == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert len(archive.namelist()) == 2
    for arguments in (
        ("brief", tmp_path / "b.doc"),
        ("brief", tmp_path / "n.pdf", "--date", "2019-01-01"),
        ("factsheet", tmp_path / "n.pdf"),
        ("factsheet", tmp_path / "n.pdf", "--region", "Nowhere"),
        ("follow-ups", tmp_path / "n.pdf", "--set", "elsewhere"),
    ):
        refused = run(*arguments)
        assert refused.exit_code == 2
        assert refused.stderr.count("\n") == 1
    assert not (tmp_path / "n.pdf").exists()


def test_editable_slides_read_from_the_left_in_the_colours_of_the_pages(choice):
    deck = Presentation(io.BytesIO(editable(choice)))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    held = [shape.text_frame for shape in shapes if shape.has_text_frame]
    assert {paragraph.alignment for frame in held for paragraph in frame.paragraphs} == {PP_ALIGN.LEFT}
    assert all(frame.word_wrap for frame in held)
    series = next(shape for shape in shapes if shape.has_chart).chart.plots[0].series[0]
    assert str(series.points[0].format.fill.fore_color.rgb) == look.LIGHT.timing["past_due"][1:]


def test_every_text_on_editable_slides_says_which_language_it_is_in(choice):
    deck = Presentation(io.BytesIO(editable(choice)))
    parts = [part.element for slide in deck.slides for part in (slide, slide.notes_slide)]
    runs = [run for part in parts for run in part.iter(qn("a:r"))]
    assert runs
    assert {run.rPr.get("lang") for run in runs} == {"en-GB"}
