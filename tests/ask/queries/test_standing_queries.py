"""Where follow-ups stood: each snapshot as of its own day, and none that came later."""

from dashboard import store
from dashboard.ask import Question
from tests import tiny


def test_each_snapshot_is_counted_as_of_its_own_day_without_events(tmp_path):
    early = tiny.DAY.replace(month=1)
    before = tiny.rows()
    for row in before["deadlines"]:
        row |= {"kind": "task", "status": "planned", "outcome": "", "closed_on": ""}
        row |= {"precision": "day", "due_from": str(early), "due_to": str(early)}
    tiny.unchecked(tmp_path, before, early)
    tiny.unchecked(tmp_path)
    history = store.history(tmp_path, "record")

    def counted(choice):
        rows = Question("follow_ups_standing", choice).plain()
        return {(row["snapshot"], row["timing"]): row["count_follow_ups"] for row in rows}

    found = counted(tiny.choice(tmp_path, *history))
    assert found[early, "due_soon"] == len(before["deadlines"]), "not late yet on its own day"
    assert sum(count for (day, _), count in found.items() if day == tiny.DAY) == sum(
        row["kind"] != "event" for row in tiny.rows()["deadlines"]
    )
    assert counted(tiny.choice(tmp_path, history[0])).keys() == {(early, "due_soon")}
