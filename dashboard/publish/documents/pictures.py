"""Maps and charts as pictures that people take along: what each says, the drawing, and where it is from.

Each is given what its panel on the page was given, by the names it has in the address.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard.ask import Choice, Question, records
from dashboard.contract.boundaries import attribution
from dashboard.contract.vocabulary import FAMILIES, TIMING
from dashboard.draw import maps, matrix, tally, timeline
from dashboard.draw.look import LIGHT
from dashboard.draw.maps import overlays
from dashboard.publish.documents import deck
from dashboard.publish.documents.facts import facts
from dashboard.publish.documents.handouts import Unknown
from dashboard.say import codes, headlines, places, words
from dashboard.say.headlines import calendar as dates
from dashboard.say.headlines import competences as law
from dashboard.say.headlines import projects
from dashboard.say.messages import _, ngettext

_WIDTH = 896  # pt between the edges, as many as the calendar has pixels
_NAMED = 3  # documents of those a chart rests on


def on_board(choice: Choice, layer: str = "engagement", show: str = "", hide: str = "") -> dict:
    """Return the map of regions by a layer, and what lies over it and is not hidden."""
    titles = headlines.layers()
    _known(layer, titles)
    shown = tuple(_known(name, overlays.OVERLAYS) for name in show.split(",") if name)
    regions = Question("regions_on_map", choice).frame()
    over = [one.frame() for one in overlays.questions(shown, choice)]
    picture = maps.overview(regions, *over, look=LIGHT, layer=layer, shown=shown, chosen=choice.region)
    title = _("Who is on board") if layer == "engagement" else titles[layer]
    return _map(choice, title, headlines.on_map(layer, regions), picture.without(hide.split(",")))


def mandates(choice: Choice, measure: str = "law", area: str = "", layer: str = "", hide: str = "") -> dict:
    """Return the map of what regions may do or do in one policy area."""
    cells, rows = _cells(choice, measure, layer)
    named = _areas(cells)
    area = _known(area or next(iter(named)), named)
    own = cells[cells["policy_area"] == area]
    legend, implied = matrix.legend(measure), matrix.inferred(rows) if measure == "law" else ()
    picture = maps.competences(own, LIGHT, legend=legend, chosen=choice.region, inferred=implied)
    return _map(choice, named[area], law.mapped(own), picture.without(hide.split(",")))


def partners(choice: Choice, item: str = "", hide: str = "") -> dict:
    """Return the map of the partners of a project, else of the one that most waits for."""
    titles = {row["project"]: row["title"] for row in Question("projects", choice, region=None).plain()}
    item = _known(item or next(iter(titles), ""), titles)
    held, lines = (Question(name, choice, project=item).frame() for name in ("project_partners", "partnerships"))
    picture = maps.partners(held, lines, LIGHT, chosen=choice.region)
    return _map(choice, titles[item], projects.partners(held), picture.without(hide.split(",")))


def events(choice: Choice, hide: str = "") -> dict:
    """Return the map of where events are."""
    held = Question("events", choice).frame()
    return _map(choice, _("Events"), dates.placed(held), maps.events(held, LIGHT).without(hide.split(",")))


def calendar(choice: Choice, span: str = dates.WHOLE) -> dict:
    """Return every date on one axis."""
    rows = Question("calendar_dates", choice).frame()
    within = dates.within(rows, _known(span, dates.spans(rows) | {dates.WHOLE: ""}))
    held = records(within)
    drawn = timeline.drawn(held, _WIDTH, choice.as_of) if any(row["due_to"] for row in held) else {}
    for lane in drawn.get("lanes", ()):
        lane["name"] = words.titled(codes.label("lane", lane["lane"]))
        lane["dates"] = [{**at, "timing": at.pop("row")["mark"]} for at in lane["dates"]]
    told = {"now_said": _("read as of %(day)s", day=words.day(choice.as_of)), "forms": _forms()}
    return _chart(choice, "calendar", _("Calendar"), dates.axis(rows), within, axis=drawn, timings=_timings(), **told)


def mandate_matrix(choice: Choice, measure: str = "law", layer: str = "", sort: str = "country") -> dict:
    """Return what regions may do or do, by region and policy area."""
    cells, rows = _cells(choice, measure, layer, sort)
    implied = matrix.inferred(rows) if measure == "law" else ()
    entries = matrix.rows(cells, measure, implied)
    figures = Question("competence_figures", choice).row()
    said = law.law(figures) if measure == "law" else law.measured(cells)
    areas = [
        {"title": one["name"], "said": _("%(some)s of %(all)s", some=one["known"], all=one["of"])}
        for one in matrix.known(entries, list(_areas(cells).values()))
    ]
    drawn: dict[str, object] = {"areas": areas, "legend": matrix.legend(measure), "has_inferred": bool(implied)}
    drawn |= {"rows": matrix.parted(entries)[0], "inferred": _("inferred, not stated")}
    return _chart(choice, "matrix", matrix.titles()[measure], said, rows, **drawn)


def follow_ups(choice: Choice, by: str = "owner") -> dict:
    """Return each follow-up as a mark in the row of whose or what it is."""
    rows = Question("follow_ups", choice).frame()
    title, missing = tally.BY[_known(by, tally.BY)], tally.NONE[by]
    drawn = [
        {"name": codes.label(by, value) if value else _(missing), "marks": [{"timing": one["timing"]} for one in held]}
        for value, held in tally.rows(rows, by)
    ]
    said = headlines.follow_up(Question("follow_up_counts", choice).row(), choice.as_of)
    title = _(title)
    headed = _("Follow-ups by %(what)s", what=words.inside(title))
    return _chart(choice, "marks", headed, said, rows, rows=drawn, timings=_timings())


def slide(choice: Choice, keys: Sequence[str] = ()) -> dict:
    """Return one slide of the meeting, the first of these keys."""
    made = deck.deck(choice, keys[:1])
    return made | {"slides": made["slides"][:1], "is_alone": True}


def _cells(choice: Choice, measure: str, layer: str, sort: str = "country") -> tuple[pd.DataFrame, pd.DataFrame]:
    _known(measure, matrix.MEASURES)
    _known(sort, FAMILIES["sort"])
    if layer:
        _known(layer, {row["layer"]: "" for row in Question("questions_listed", choice).plain()})
    asked = {"measure": measure, "layer": layer or None, "sort": sort, "region": None}
    takes = Question("competence_matrix", choice).query.params
    cells = Question("competence_matrix", choice, **{name: asked[name] for name in asked if name in takes})
    return cells.frame(), Question("region_competences", choice, region=None).frame()


def _areas(cells: pd.DataFrame) -> dict[str, str]:
    return {area: words.titled(codes.label("policy_area", area)) for area in cells["policy_area"].unique()}


def _map(choice: Choice, title: str, said: str, picture: maps.Picture) -> dict:
    counts = picture.counts()
    over = (one.key for one in picture.over)
    keys = [one for one in (*picture.keys, *over) if one in picture.keys or counts[one.value]]
    return facts(choice, title) | {
        "kind": "map",
        "headline": said,
        "map": maps.svg(picture, LIGHT, said, is_whole=True),
        "legend": [
            {
                "word": words.titled(one.word),
                "count": counts.get(one.value, 0) if one.count is None else one.count,
                "sign": maps.key(one, LIGHT),
            }
            for one in keys
        ],
        "origin": _("Boundaries: %(source)s", source=attribution("regions")),
    }


def _chart(choice: Choice, kind: str, title: str, said: str, rests: pd.DataFrame, /, **drawn: object) -> dict:
    return facts(choice, title) | {"kind": kind, "headline": said, "origin": _origin(choice, rests)} | drawn


def _origin(choice: Choice, rows: pd.DataFrame) -> str:
    """Return the documents that rows rest on, those that most of them do first."""
    counted = Counter(rows["source"].dropna())
    stands = Question("paragraphs", choice, sources=sorted(counted)).plain()
    documents: Counter = Counter()
    for place in stands:
        documents[places.document(place["document"])] += counted[place["source"]]
    named = [name for name, _count in documents.most_common(_NAMED)]
    if (more := len(documents) - len(named)) > 0:
        named.append(ngettext("%(count)s more", "%(count)s more", more))
    return _("Sources: %(documents)s", documents=words.listed(named)) if named else ""


def _timings() -> list[dict]:
    return [{"timing": timing, "word": codes.label("timing", timing)} for timing in TIMING]


def _forms() -> list[dict]:
    told = {"day": _("a day"), "span": _("a span of days"), "fuzzy": _("some time within"), "by": _("by a last day")}
    return [{"form": form, "word": word} for form, word in told.items()]


def _known(value: str, held: Iterable | Mapping) -> str:
    if value not in held:
        raise Unknown(value, held)
    return value
