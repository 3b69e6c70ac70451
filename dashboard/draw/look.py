"""The visual values in one place: the colours of each theme by their role. Streamlit's part is in its config.toml."""

from dataclasses import dataclass, field

from dashboard.contract.vocabulary import TIMING

# Word always, shape always, colour third.
SHAPES = {code: held.shape for code, held in TIMING.items()}


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
    edge: str
    tint: str
    sea: str
    land: str
    coast: str
    categories: tuple[str, ...]
    amounts: tuple[str, ...]
    tones: dict[str, str] = field(hash=False)

    @property
    def timing(self) -> dict[str, str]:
        """The colour of each timing, by the role that the vocabulary gives it."""
        return {code: self.tones[held.tone] for code, held in TIMING.items()}

    @property
    def roles(self) -> dict[str, str]:
        """The colours that have one role each, by its name."""
        return {
            name: getattr(self, name) for name in ("page", "panel", "text", "quiet", "rule", "accent", "edge", "tint")
        }


LIGHT = Look(
    name="light",
    page="#FFFFFF",
    panel="#F4F6F8",
    text="#14212B",
    quiet="#51606C",
    rule="#D5DCE2",
    accent="#0B5C86",
    edge="#7A8894",
    tint="#E3EEF5",
    sea="#DFE9F0",
    land="#FAFBFB",
    coast="#C3CDD5",
    categories=("#0B5C86", "#C4621B", "#3F8F6B", "#8C4A8C", "#9A7B00", "#B23A48", "#5A6B78"),
    amounts=("#E3EEF5", "#B5D3E5", "#7FB2D0", "#458DB4", "#0B5C86", "#063A57"),
    tones={
        "alarm": "#A8321F",
        "warning": "#8A5A00",
        "accent": "#0B5C86",
        "steady": "#3F6B57",
        "quiet": "#51606C",
        "good": "#2E6B34",
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
    edge="#708290",
    tint="#1B3444",
    sea="#162A37",
    land="#22323D",
    coast="#40525F",
    categories=("#6DB8E0", "#F0A065", "#7FC3A1", "#CE9ACE", "#D9C05A", "#EE8E98", "#A9B8C4"),
    amounts=("#063A57", "#0B5C86", "#458DB4", "#7FB2D0", "#B5D3E5", "#E3EEF5"),
    tones={
        "alarm": "#F08A75",
        "warning": "#E5B04A",
        "accent": "#6DB8E0",
        "steady": "#7FC3A1",
        "quiet": "#A3B2BD",
        "good": "#8CCB8F",
    },
)
LOOKS = {look.name: look for look in (LIGHT, DARK)}
