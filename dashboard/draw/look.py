"""The visual values in one place: colours by theme, shapes of a timing. Streamlit's part is in its config.toml."""

from dataclasses import dataclass, field

# Word always, shape always, colour third.
SHAPES = {
    "overdue": "▲",
    "due within 30 days": "◐",
    "later": "○",
    "ongoing": "▭",
    "undated": "◌",
    "done": "✓",
    "dropped": "✕",
}
WORDS = {"overdue": "past due"}


@dataclass(frozen=True)
class Look:
    """Colours of one theme, as hex. Contrast against the page is 3:1 or better, for text 4.5:1."""

    name: str
    page: str
    panel: str
    text: str
    quiet: str
    rule: str
    accent: str
    categories: tuple[str, ...]
    amounts: tuple[str, ...]
    timing: dict[str, str] = field(hash=False)


LIGHT = Look(
    name="light",
    page="#FFFFFF",
    panel="#F4F6F8",
    text="#14212B",
    quiet="#51606C",
    rule="#D5DCE2",
    accent="#0B5C86",
    categories=("#0B5C86", "#C4621B", "#3F8F6B", "#8C4A8C", "#9A7B00", "#B23A48", "#5A6B78"),
    amounts=("#E3EEF5", "#B5D3E5", "#7FB2D0", "#458DB4", "#0B5C86", "#063A57"),
    timing={
        "overdue": "#A8321F",
        "due within 30 days": "#8A5A00",
        "later": "#0B5C86",
        "ongoing": "#3F6B57",
        "undated": "#51606C",
        "done": "#2E6B34",
        "dropped": "#51606C",
    },
)
DARK = Look(
    name="dark",
    page="#0F1A22",
    panel="#17242E",
    text="#E8EEF2",
    quiet="#A3B2BD",
    rule="#2C3B47",
    accent="#6DB8E0",
    categories=("#6DB8E0", "#F0A065", "#7FC3A1", "#CE9ACE", "#D9C05A", "#EE8E98", "#A9B8C4"),
    amounts=("#063A57", "#0B5C86", "#458DB4", "#7FB2D0", "#B5D3E5", "#E3EEF5"),
    timing={
        "overdue": "#F08A75",
        "due within 30 days": "#E5B04A",
        "later": "#6DB8E0",
        "ongoing": "#7FC3A1",
        "undated": "#A3B2BD",
        "done": "#8CCB8F",
        "dropped": "#A3B2BD",
    },
)
LOOKS = {look.name: look for look in (LIGHT, DARK)}
