"""What the sheets of a workbook are called, and what stands on the hidden one that says where it came from."""

from dashboard.contract.schema import TABLES

HOW_TO = "How to"
CODES = "Codes"
LISTS = "Lists"
IDENTITY = "Snapshot"
OWN = (HOW_TO, CODES, LISTS, IDENTITY)
FORMAT = "task-force-workbook 1"


def title(table: str) -> str:
    """Return the name of a table's sheet: “Survey counts” for survey_counts."""
    return table.replace("_", " ").capitalize()


TITLES = {title(name): name for name in TABLES}
