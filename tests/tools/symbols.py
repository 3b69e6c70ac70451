"""Writes the few signs of Streamlit's icon font that its controls show, 9 kB of 375: what a first visit waits for.

uv run --with fonttools --with brotli python -m tests.tools.symbols

Run it once Streamlit ships another font, and name that in `dashboard/server/assets.py`; until then readers get the
whole one.
"""

import importlib
import re

from dashboard.server.index import OURS, STATIC

SUBSET = OURS / "fonts" / "material-symbols-subset.woff2"
# Names that the scripts put together from pieces.
BESIDE = {
    "add", "arrow_back", "arrow_forward", "cancel", "delete", "description", "download", "draft", "fullscreen",
    "fullscreen_exit", "help", "remove", "search", "settings", "warning", "zoom_in",
}  # fmt: skip


def names() -> set[str]:
    """Return the signs that Streamlit's scripts name."""
    scripts = (path.read_text("utf-8") for path in STATIC.glob("static/js/*.js"))
    return BESIDE.union(*(re.findall(r":material/([a-z_0-9]+)", text) for text in scripts))


def main() -> None:
    """Write the font: each sign is a ligature of the letters of its name."""
    subset, tables = importlib.import_module("fontTools.subset"), importlib.import_module("fontTools.ttLib")
    font = tables.TTFont(next(STATIC.glob("static/media/MaterialSymbols-Rounded.*.woff2")))
    letters = font.getBestCmap()
    signs = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for part in (getattr(one, "ExtSubTable", one) for one in lookup.SubTable):
            for first, ligatures in getattr(part, "ligatures", {}).items():
                signs |= {(first, *one.Component): one.LigGlyph for one in ligatures}
    spelt = {name: tuple(letters[ord(letter)] for letter in name) for name in names()}
    wanted = {signs[letters] for letters in spelt.values() if letters in signs}
    options = subset.Options(layout_closure=False, layout_features=["*"], glyph_names=False)  # else every sign stays
    maker = subset.Subsetter(options)
    maker.populate(glyphs=wanted | {letter for letters in spelt.values() for letter in letters})
    maker.subset(font)
    font.flavor = "woff2"
    font.save(SUBSET)
    print(f"{len(wanted)} signs, {SUBSET.stat().st_size / 1000:.0f} kB; not in the font: {missing(spelt, signs)}")


def missing(spelt: dict[str, tuple], signs: dict[tuple, str]) -> str:
    """Return the names that the font has no sign for."""
    return ", ".join(sorted(name for name, letters in spelt.items() if letters not in signs)) or "none"


if __name__ == "__main__":
    main()
