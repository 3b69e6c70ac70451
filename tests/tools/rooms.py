"""Draw which room of the dashboard imports which: python -m tests.tools.rooms > rooms.mmd

The drawing is a Mermaid flowchart, rooms from the top down as on the map in `dashboard/__init__.py`; what a room
imports only by way of another one is left out. An arrow upward would be drawn thick; tests hold that there is none.
"""

import ast
import re
from functools import cache
from pathlib import Path

import dashboard
from dashboard.config import ROOT

PACKAGE = ROOT / "dashboard"
MAP = re.findall(r"^    (\w+)\s{2,}\S", dashboard.__doc__ or "", re.MULTILINE)
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room(path: Path) -> str:
    """Return the module or package right under dashboard that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> frozenset[str]:
    """Return the dotted names that a file imports, at its top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def arrows() -> dict[str, set[str]]:
    """Return by room, in the order of the map, the other rooms that its modules import."""
    held: dict[str, set[str]] = {name: set() for name in MAP}
    for path in MODULES:
        own = room(path)
        held[own] |= {name.split(".")[1] for name in imports(path) if name.startswith("dashboard.")} - {own}
    return held


def upward() -> list[tuple[str, str]]:
    """Return the arrows that point to a room further down on the map."""
    return [(own, other) for own, others in arrows().items() for other in others if MAP.index(other) > MAP.index(own)]


def drawing() -> str:
    """Return the flowchart."""
    held, wrong = arrows(), set(upward())
    lines = ["flowchart BT"]
    for own, others in held.items():
        through = set().union(*(held[other] for other in others)) if others else set()
        for other in sorted(others - through, key=MAP.index):
            lines.append(f"    {own} {'==>' if (own, other) in wrong else '-->'} {other}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(drawing())
