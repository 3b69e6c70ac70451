"""The slides as an editable PowerPoint file: native titles, tables and charts, alternative texts, notes."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from math import ceil

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page
from pptx.util import Inches, Length, Pt

from dashboard.ask import Choice, Question
from dashboard.contract.letters import each, settled
from dashboard.draw import look
from dashboard.publish.documents.deck import TOOK_PART, amount, made
from dashboard.publish.documents.facts import facts
from dashboard.publish.slides import Line, Slide
from dashboard.say import codes, words
from dashboard.say.language import tag
from dashboard.say.messages import _
from dashboard.say.places import label

_SIZES = (22, 20, 18, 16, 14, 12)  # points of the lines of a table, the largest in which all have room
_NOTE = 18  # points of a note at most
_BROAD = 0.6  # width of a letter against its height in a broad typeface, as one that stands in for another may be
_TITLE_ONLY = 5  # the layout of that place in PowerPoint's own template
_WIDE, _HIGH = Inches(13.333), Inches(7.5)
_LEFT, _TOP, _WIDTH, _HEIGHT = Inches(0.75), Inches(2), Inches(11.8), Inches(4.5)
_INK, _QUIET = (RGBColor.from_string(tone[1:]) for tone in (look.LIGHT.text, look.LIGHT.quiet))


def editable(choice: Choice, keys: Sequence[str] = ()) -> bytes:
    """Return the slides of the meeting as a .pptx; what stands on a slide can be edited, its chart's data as well."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDE, _HIGH
    about = each(facts(choice, _("Slides of the meeting")), settled)
    _name(deck, choice, about)
    slides = each(made(choice, keys), settled)
    for at, slide in enumerate(slides, start=1):
        page = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
        _headline(page, slide.headline)
        said = f"{about['mark']}: {slide.headline}" if about["mark"] else slide.headline
        if slide.body == "counts":
            rows = [(codes.label("timing", line.timing), amount(line.text)) for line in slide.lines]
            tones = [look.LIGHT.timing[line.timing] for line in slide.lines]
            _chart(page, _("Follow-ups"), rows, said, tones, about["mark"])
        elif slide.body == "map":
            counts = Question("regions_on_map", choice).frame()["engagement"].value_counts()
            shown = [(codes.label("engagement", kind), int(counts.get(kind, 0))) for kind in TOOK_PART]
            _chart(page, _("Regions"), shown, said, [look.LIGHT.accent] * len(shown), about["mark"])
        elif slide.lines:
            _table(page, slide.lines, slide.more, said)
        mark = f"{about['mark']} · " if about["mark"] else ""
        _text(page, f"{mark}{about['footer']} · {_('%(at)s of %(of)s', at=at, of=len(slides))}", Inches(6.85))
        page.notes_slide.notes_text_frame.text = _notes(choice, slide)
    _speak(deck)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _name(deck: Deck, choice: Choice, told: dict) -> None:
    about = deck.core_properties
    about.title, about.author, about.language = told["title"], told["author"], tag()
    about.subject, about.last_modified_by = told["described"], ""
    about.created = about.modified = datetime.combine(choice.snapshot.date, time())


def _speak(deck: Deck) -> None:
    """Say of every text which language it is in, so that it is read aloud and checked as that."""
    for page in deck.slides:
        for part in (page, page.notes_slide):
            for run in part.element.iter(qn("a:r")):
                run.get_or_add_rPr().set("lang", tag())
        for shape in page.shapes:
            if shape.has_chart:
                shape.chart.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK


def _headline(page: Page, text: str) -> None:
    title = page.shapes.title
    title.left, title.top, title.width, title.height = _LEFT, Inches(0.4), _WIDTH, Inches(1.4)
    title.text_frame.word_wrap, title.text_frame.vertical_anchor = True, MSO_ANCHOR.TOP
    title.text_frame.text = text
    size = Pt(36 if len(text) <= 60 else 30 if len(text) <= 90 else 24)
    _style(title.text_frame.paragraphs[0], size, _INK, is_bold=True)


def _chart(page: Page, name: str, rows: list[tuple[str, int]], alt: str, tones: list[str], mark: str) -> None:
    """Draw bars that stay a chart; a mark stands within it as its title, and goes where the chart is copied to."""
    data = CategoryChartData()
    data.categories = [label for label, _ in rows]
    data.add_series(name, [int(count) for _, count in rows])
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, _LEFT, _TOP, _WIDTH, _HEIGHT, data)
    chart = frame.chart
    chart.has_legend, chart.has_title = False, bool(mark)
    if mark:
        chart.chart_title.text_frame.text, chart.chart_title.include_in_layout = mark, False
    chart.font.size = Pt(20)
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 60, True
    for at, tone in enumerate(tones):
        fill = plot.series[0].points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(tone[1:])
    _describe(frame, alt)


def _table(page: Page, lines: tuple[Line, ...], more: int, alt: str) -> None:
    widths = (Inches(6.8), Inches(5)) if any(line.note for line in lines) else (_WIDTH,)
    rows = [(f"{look.SHAPES.get(line.timing, '')} {line.text}".strip(), line.note)[: len(widths)] for line in lines]
    size = next((size for size in _SIZES if _height(rows, widths, size) <= _HEIGHT), _SIZES[-1])
    frame = page.shapes.add_table(len(rows), len(widths), _LEFT, _TOP, _WIDTH, Inches(0.6) * len(rows))
    table = frame.table
    table.first_row = table.horz_banding = False
    for column, width in enumerate(widths):
        table.columns[column].width = width
        for row, texts in enumerate(rows):
            cell = table.cell(row, column)
            cell.fill.background()
            cell.text = texts[column]
            _style(cell.text_frame.paragraphs[0], Pt(_points(size, column)), _QUIET if column else _INK)
    _describe(frame, alt)
    if more:
        _text(page, _("and %(count)s more", count=words.number(more)), Inches(6.5))


def _height(rows: list[tuple[str, ...]], widths: tuple[Length, ...], size: int) -> Length:
    """Return about how high a table becomes at most; lines are a fifth apart."""
    high = []
    for texts in rows:
        sizes = [_points(size, column) for column in range(len(texts))]
        lines = [ceil(len(text) * of * _BROAD / width.pt) for text, of, width in zip(texts, sizes, widths, strict=True)]
        high.append(max(count * of for count, of in zip(lines, sizes, strict=True)))
    return Pt(sum(high) * 1.2) + Inches(0.1) * len(rows)


def _points(size: int, column: int) -> int:
    return min(size, _NOTE) if column else size


def _text(page: Page, text: str, top: Length) -> None:
    box = page.shapes.add_textbox(_LEFT, top, _WIDTH, Inches(0.4))
    box.text_frame.word_wrap, box.text_frame.text = True, text
    _style(box.text_frame.paragraphs[0], Pt(12), _QUIET)


def _style(paragraph, size: Length, tone: RGBColor, is_bold: bool = False) -> None:
    paragraph.font.size, paragraph.font.bold = size, is_bold
    paragraph.font.color.rgb, paragraph.alignment = tone, PP_ALIGN.LEFT


def _describe(frame, alt: str) -> None:
    """Give a chart or table its alternative text, which python-pptx has no name for."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)


def _notes(choice: Choice, slide: Slide) -> str:
    return settled("\n".join(label(choice, source) for source in sorted(slide.sources)))
