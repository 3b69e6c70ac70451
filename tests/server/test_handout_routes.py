"""Handouts over HTTP: each a file that says what it is; pages go on while it is made; refusals in a sentence."""

import io
import threading
import zipfile
from urllib.parse import quote

import pypdf
import pytest
from pptx import Presentation
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from dashboard import config
from dashboard.ask import queries
from dashboard.publish.documents import handouts as made
from dashboard.screen.pages import PAGES
from dashboard.server import handouts
from dashboard.server.guard import Guard
from dashboard.server.headers import HEADERS, SecurityHeaders
from dashboard.server.jobs import Jobs
from dashboard.server.routes import ROUTES
from tests import tiny


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    tiny.made(folder)
    tiny.unchecked(folder, data_set="demo")
    return folder


@pytest.fixture
def client(data, monkeypatch):
    monkeypatch.setattr(config, "_current", config.Settings(data=data))
    app = Starlette(
        routes=ROUTES, middleware=[Middleware(SecurityHeaders), Middleware(Guard, routes=ROUTES, pages=PAGES)]
    )
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def text_of(answer):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages).split())


@pytest.mark.parametrize(
    ("address", "name", "said"),
    [
        ("brief.pdf", "record-2018-02-07-brief.pdf", "Briefing for the rapporteur"),
        ("follow-ups.pdf?region=all", "record-2018-02-07-follow-ups.pdf", "Follow-ups by owner"),
        ("follow-ups.pdf?region=Tuscany", "record-2018-02-07-follow-ups-ITI1.pdf", "Follow-ups by owner: Tuscany"),
        ("factsheet.pdf?region=Catalunya", "record-2018-02-07-factsheet-ES51.pdf", "Catalonia"),
        ("slides.pdf?as_of=2018-03-01", "record-2018-02-07-slides.pdf", "read as of 1 March 2018"),
        ("brief.pdf?set=demo", "SYNTHETIC-demo-2018-02-07-brief.pdf", "SYNTHETIC"),
    ],
)
def test_it_is_a_pdf_that_says_what_it_is(client, address, name, said):
    answer = client.get(f"/handout/{address}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
    assert answer.headers.items() >= {name.lower(): value for name, value in HEADERS.items()}.items()
    assert said in text_of(answer)
    assert client.get(f"/handout/{address}", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_what_mails_append_makes_no_other_handout(client, monkeypatch):
    handouts._KEPT.clear()
    calls = []
    monkeypatch.setattr(made, "make", lambda *asked: calls.append(asked) or b"%PDF")
    for appended in ("", "?utm_source=mail", "?fbclid=1&gclid=2"):
        assert client.get(f"/handout/brief.pdf{appended}").status_code == 200
    assert len(calls) == 1
    handouts._KEPT.clear()


def test_a_region_leaves_out_what_is_of_others(client):
    everything, own = (text_of(client.get(f"/handout/follow-ups.pdf{of}")) for of in ("", "?region=ITI1"))
    titles = [
        row["title"] for row in tiny.rows()["deadlines"] if row.get("region") == "ES51" and row["kind"] != "event"
    ]
    assert titles
    assert all(title in everything and title not in own for title in titles)


def test_slides_come_in_the_order_of_the_address_for_both_forms(client):
    pdf = pypdf.PdfReader(io.BytesIO(client.get("/handout/slides.pdf?slides=map,title").content))
    pptx = Presentation(io.BytesIO(client.get("/handout/slides.pptx?slides=map,title").content))
    titles = [slide.shapes.title.text_frame.text for slide in pptx.slides]
    assert len(titles) == len(pdf.pages) == 2
    for title, page in zip(titles, pdf.pages, strict=True):
        assert title in " ".join(page.extract_text().split())
    assert titles[::-1] == [
        slide.shapes.title.text_frame.text
        for slide in Presentation(io.BytesIO(client.get("/handout/slides.pptx?slides=title,map").content)).slides
    ]


@pytest.mark.parametrize("chosen", ["", "?region=ITI1"])
def test_all_factsheets_come_as_one_zip_whichever_region_is_chosen(client, chosen):
    answer = client.get(f"/handout/factsheets.zip{chosen}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert "record-2018-02-07-factsheet-ES51.pdf" in archive.namelist()
    assert answer.headers["content-type"] == "application/zip"


def test_it_is_made_once_and_again_for_another_day_or_an_edited_query(client, monkeypatch):
    handouts._KEPT.clear()
    calls = []
    monkeypatch.setattr(made, "make", lambda *asked: calls.append(asked) or b"%PDF")
    for _ in range(2):
        client.get("/handout/brief.pdf?snapshot=2018-02-07")
    client.get("/handout/brief.pdf?as_of=2018-02-08")
    assert len(calls) == 2
    monkeypatch.setattr(queries, "edition", lambda: ("edited",))
    client.get("/handout/brief.pdf")
    assert len(calls) == 3
    handouts._KEPT.clear()


def test_others_are_answered_while_it_is_made(client, monkeypatch):
    handouts._KEPT.clear()
    begun, go = threading.Event(), threading.Event()
    monkeypatch.setattr(made, "make", lambda *_: (begun.set(), go.wait(20), b"%PDF")[-1])
    asked = threading.Thread(target=client.get, args=("/handout/brief.pdf",))
    asked.start()
    try:
        assert begun.wait(20)
        assert client.get("/healthz").status_code == 200
        assert asked.is_alive()
    finally:
        go.set()
        asked.join()
        handouts._KEPT.clear()


def test_what_nobody_can_wait_for_is_told_to_come_again(client, monkeypatch):
    handouts._KEPT.clear()
    begun, go = threading.Event(), threading.Event()
    monkeypatch.setattr(made, "make", lambda *_: (begun.set(), go.wait(20), b"%PDF")[-1])
    monkeypatch.setattr(handouts, "_SHORT", Jobs("short", at_once=1, waiting=0))
    asked = threading.Thread(target=client.get, args=("/handout/brief.pdf",))
    asked.start()
    try:
        assert begun.wait(20)
        answer = client.get("/handout/brief.pdf?as_of=2018-02-08")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
        assert answer.text == "Many handouts are being made just now; try again in 10 seconds.\n"
    finally:
        go.set()
        asked.join()
        handouts._KEPT.clear()


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("brief.doc", 404, "There is no handout “brief.doc”; there is brief.pdf"),
        ("brief.pdf?colour=red", 400, "There is no parameter “colour” here"),
        ("brief.pdf?set=record&set=demo", 400, "once only"),
        ("brief.pdf?slides=map", 400, "There is no parameter “slides” here"),
        ("brief.pdf?set=elsewhere", 404, "There is no data set"),
        ("brief.pdf?snapshot=2018-02-08", 404, "There is no snapshot"),
        ("brief.pdf?as_of=soon", 404, "“soon” is no day; write it as 2018-02-07."),
        ("brief.pdf?as_of=1066-10-14", 404, "read as of a day from 1 January 2015"),
        (f"factsheet.pdf?region={quote(chr(0x202E) + 'x' * 9000)}", 404, "There is no region “xxx"),
        ("factsheet.pdf", 400, "name it with the parameter “region”"),
        ("slides.pdf?slides=title,elsewhere", 404, "There is no slide “elsewhere”"),
        ("slides.pdf?slides=project:", 404, "There is no slide “project:”"),
        ("../brief.pdf", 404, "There is nothing at this address"),
        ("%2e%2e/brief.pdf", 400, "no dots that lead upwards"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(client, address, status, said):
    answer = client.get(f"/handout/{address}")
    assert answer.status_code == status
    assert said in answer.text
    assert answer.text.count("\n") == 1
    assert len(answer.text) < 400
    assert "\u202e" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
