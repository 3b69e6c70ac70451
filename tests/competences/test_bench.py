"""The bench measures every query of the page, names what is over its limit, and fails then."""

import pytest

from dashboard import ask
from dashboard.screen import figures
from tests.bench import competences


def test_every_query_of_the_page_is_measured():
    drawn = {asked.name for figure in figures.FIGURES if figure.page == "competences" for asked in figure.asks}
    in_headline = {"competence_figures", "survey_figures"}
    assert set(competences.ASKED) == drawn | {ask.load(name).rows for name in drawn} | in_headline


@pytest.mark.parametrize(("ratio", "status"), [(1.1, 0), (1.3, 1)])
def test_a_query_over_the_limit_is_named_and_fails_the_bench(monkeypatch, capsys, tmp_path, ratio, status):
    monkeypatch.setattr("sys.argv", ["bench", "--responses", "1000", "--out", str(tmp_path / "data")])
    monkeypatch.setattr(competences, "ASKED", {"survey_figures": {}})
    monkeypatch.setattr(competences, "compare", lambda *_: ([ratio, ratio], [1.0, 1.0]))
    with pytest.raises(SystemExit) as ended:
        competences.main()
    assert ended.value.code == status
    assert ("session: survey_figures" in capsys.readouterr().out) == bool(status)
