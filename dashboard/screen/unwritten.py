"""Where in the workbook to write what a page shows, as long as nothing is written there."""

import pandas as pd

from dashboard.ask import Choice
from dashboard.intake.workbook.names import title
from dashboard.say import first
from dashboard.say.messages import _
from dashboard.screen import layout, menu


class Ended(Exception):
    """The page has said all that it has; what stands on every page follows."""


def hint(choice: Choice, *tables: str) -> None:
    """Draw which sheets to fill in, if none of these tables has a row in the newest snapshot."""
    if _is_unwritten(choice, *tables):
        layout.notice(first.fill_in([title(table) for table in tables]))
        layout.more(_("Take the workbook out"), menu.link("data", choice))


def stop_if_empty(choice: Choice, rows: pd.DataFrame, what: str, table: str) -> None:
    """End the page with its empty state where there are no rows, and say where they would come from.

    Raises Ended there, which the frame takes.
    """
    if not rows.empty:
        return
    if _is_unwritten(choice, table):
        layout.empty(what, first.fill_in([title(table)]))
        layout.more(_("Take the workbook out"), menu.link("data", choice))
    else:
        layout.empty(what, _("Choose all regions or a later snapshot above."), choice)
    raise Ended


def _is_unwritten(choice: Choice, *tables: str) -> bool:
    rows, is_newest = choice.snapshot.rows, choice.snapshot.digest == choice.history[-1].digest
    return is_newest and not choice.snapshot.is_synthetic and not any(rows.get(table) for table in tables)
