"""Text from data is shown as text, whatever stands in it; colours of both themes are in the style sheet."""

import jinja2
import pytest

from dashboard.config import Settings, using
from dashboard.draw import look, markup
from dashboard.say import words
from dashboard.say.language import Recorded, speaking
from dashboard.screen.tables import Shown

NASTY = ["<img src=x onerror=alert(1)>", "</h1><script>alert(1)</script>", '"><b>', "&amp; &lt;", "{{ 7 * 7 }}", "'a'"]


@pytest.mark.parametrize("text", NASTY)
def test_text_of_data_is_escaped(text):
    html = markup.render("title", title=text, reading=text)
    plain = markup.render("title", title="A", reading="A")
    for mark in "<>\"'":
        assert html.count(mark) == plain.count(mark)
    assert "49" not in html


def test_text_of_the_record_is_marked_in_another_language_and_a_day_of_it_is_said_in_that():
    title = Recorded("A <b>follow-up</b>")
    assert "lang=" not in markup.render("title", title=title, reading="")
    with speaking("fr"):
        marked = markup.render("title", title=title, reading="")
        assert markup.marked("%(what)s", what=Recorded("A")) == '<span lang="en-GB">A</span>'
        assert markup.marked("%(what)s", what=Recorded("8 March 2018")) == "8 mars 2018"
    assert '<span lang="en-GB">A &lt;b&gt;<span class="whole">follow-up</span>&lt;/b&gt;</span>' in marked


def test_a_title_whose_language_is_not_known_claims_none(tmp_path):
    said = [Recorded("A", document) for document in ("en", "es", "")]
    assert [markup.marked("%(what)s", what=one) for one in said] == [
        "A",
        '<span lang="">A</span>',
        '<span lang="">A</span>',
    ]
    with using(Settings(data=tmp_path)):  # a folder that does not say what its record is written in
        assert markup.marked("%(what)s", what=Recorded("A")) == '<span lang="">A</span>'
    (tmp_path / "french").mkdir()
    (tmp_path / "french" / "domain.toml").write_text('language = "fr"', "utf-8")
    with using(Settings(data=tmp_path / "french")):
        assert markup.marked("%(what)s", what=Recorded("A")) == '<span lang="fr">A</span>'
        assert markup.marked("%(what)s", what=Recorded("A", "es")) == '<span lang="">A</span>'
    with using(Settings(data=tmp_path / "french")), speaking("fr"):
        assert markup.marked("%(what)s", what=Recorded("A")) == "A"


def test_text_of_data_turns_no_line_round():
    rows = [{"what": "\u202eback to front", "detail": "\u2067", "address": "", "note": "\u200fمهاجرون"}]
    html = markup.render("lines", lines=rows)
    assert r"<b>\u202eback to front</b> \u2067" in html
    assert "\u200fمهاجرون" in html
    assert words.plain("\u202eb") == r"\\u202eb"


def test_a_cell_has_a_minus_and_says_once_what_several_rows_are_about():
    columns = [Shown("title", "What", once_for="row"), Shown("days", "Days"), Shown("none", "None", missing="none")]
    titles = [("one", "Paper", "done"), ("one", "Paper", "done"), ("two", "Paper", "done"), ("two", "Paper", "added")]
    rows = [{"row": row, "title": title, "days": -252, "none": None, "kind": kind} for row, title, kind in titles]
    html = markup.render("rows", rows=rows, columns=columns, caption="", group="kind", places={})
    assert html.count(">−252</td>") == html.count(">none</td>") == 4
    assert html.count(">Paper</td>") == 3, "under each heading anew"


def test_an_amount_is_set_in_thousands_and_a_year_is_not():
    columns = [Shown("population", "Population", is_amount=True), Shown("population_year", "In")]
    rows = [{"population": value, "population_year": 2016} for value in (46_722_980, -1234.56, "not known")]
    html = markup.render("rows", rows=rows, columns=columns, caption="", group="", places={})
    for text in ("46\u2009722\u2009980", "−1\u2009234.6", "not known", "2016"):
        assert f">{text}</td>" in html


def test_a_missing_value_is_an_error_and_not_an_empty_place():
    with pytest.raises(jinja2.UndefinedError, match="answer"):
        markup.render("heading")


def test_every_template_escapes():
    for path in markup.FOLDER.glob("*.html"):
        assert "|safe" not in path.read_text("utf-8").replace(" ", ""), path.name


@pytest.mark.parametrize("theme", look.LOOKS)
def test_the_style_sheet_has_the_colours_of_the_theme(theme):
    sheet = markup.stylesheet(theme)
    assert f"--page:{look.LOOKS[theme].page};" in sheet
    for timing in look.LOOKS[theme].timing:
        assert f"--timing-{timing.replace('_', '-')}:" in sheet


def test_what_is_dark_on_screen_is_light_on_paper():
    screen, _, paper = markup.stylesheet("dark").partition("@media print")
    assert (f"--page:{look.DARK.page};" in screen, f"--page:{look.LIGHT.page};" in paper) == (True, True)
    assert "@media print" not in markup.stylesheet("light")


def test_a_word_with_a_hyphen_stays_on_one_line_and_a_day_is_left_as_it_is():
    shown = markup.render("reading", text="4 follow-ups <b> of 2018-02-07")
    assert '4 <span class="whole">follow-ups</span> &lt;b&gt; of 2018-02-07' in shown


def test_a_number_is_not_cut_where_its_thousands_part():
    shown = markup.render("reading", text="463 of 1\u2009110 cells.")
    assert '463 of <span class="whole">1\u2009110</span> cells.' in shown
