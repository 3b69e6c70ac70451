"""Who spoke, what was asked and answered, and how promises stand."""

from collections.abc import Collection

import pandas as pd

from dashboard.say import words
from dashboard.say.messages import _, ngettext
from dashboard.say.names import name as named


def voices(figures: dict) -> str:
    """Return who spoke, what was asked, and how the promises stand."""
    statements = ngettext(
        "%(count)s statement on record", "%(count)s statements on record", figures["count_statements"]
    )
    spoke = ngettext(
        "%(count)s outside speaker gave %(messages)s", "%(count)s outside speakers gave %(messages)s",
        figures["count_speakers"],
        messages=ngettext("%(count)s message", "%(count)s messages", figures["count_messages"]),
    )  # fmt: skip
    said = spoke if figures["count_messages"] else statements
    return words.sentence(words.clauses([said, words.inside(promises(figures))]))


def promises(figures: dict) -> str:
    """Return how many promises by institutions are past due."""
    count, of = figures["count_past_due"], figures["count_promises"]
    if not of:
        return _("No promise by an institution is recorded.")
    all_of = ngettext("%(amount)s promise by institutions", "%(amount)s promises by institutions", of)
    if not count:
        return _("None of %(promises)s is past due.", promises=all_of)
    return ngettext(
        "%(amount)s of %(promises)s is past due.", "%(amount)s of %(promises)s are past due.", count, promises=all_of
    )


def answered(figures: dict) -> str:
    """Return how many questions were answered."""
    return ngettext(
        "%(amount)s of %(questions)s has a reply.", "%(amount)s of %(questions)s have a reply.",
        figures["count_answered"],
        questions=ngettext("%(amount)s question", "%(amount)s questions", figures["count_questions"]),
    )  # fmt: skip


def open_to_us(asked: pd.DataFrame) -> str:
    """Return how much was asked of us that has no reply on record."""
    if asked.empty:
        return _("Nothing that was asked of us is without a reply.")
    questions = int((asked["kind"] == "question").sum())
    parts = [
        ngettext("%(count)s question", "%(count)s questions", questions) if questions else "",
        ngettext("%(count)s invitation", "%(count)s invitations", rest) if (rest := len(asked) - questions) else "",
    ]
    return words.sentence(_("%(what)s without a recorded reply", what=words.listed(filter(None, parts))))


def themes(heard: pd.DataFrame) -> str:
    """Return how much was said on how many themes, and where a practice or an outside voice stands alone."""
    told = heard[heard["count_statements"] > 0]
    alone = heard.loc[heard["heard"] == "practice_only", "title"]
    silent = heard.loc[heard["heard"] == "voice_only", "title"]
    parts = [
        ngettext(
            "%(count)s statement on %(themes)s", "%(count)s statements on %(themes)s",
            int(told["count_statements"].sum()), themes=ngettext("%(count)s theme", "%(count)s themes", len(told)),
        ) if len(told) else "",
        _("with a practice told and no outside voice: %(themes)s", themes=_inside(alone)) if len(alone) else "",
        _("with an outside voice and no practice told: %(themes)s", themes=_inside(silent)) if len(silent) else "",
    ]  # fmt: skip
    return words.sentence(words.clauses(parts)) if any(parts) else ""


def needs(rows: pd.DataFrame) -> str:
    """Return how many needs were told, of how many themes."""
    themes = ngettext("%(count)s theme", "%(count)s themes", rows["theme"].nunique())
    told = ngettext(
        "%(count)s need was told, on %(themes)s", "%(count)s needs were told, on %(themes)s", len(rows), themes=themes
    )
    return words.sentence(told)


def practices(rows: pd.DataFrame) -> str:
    """Return how many practices of how many regions are known."""
    regions = ngettext("%(count)s region", "%(count)s regions", rows["region"].nunique())
    told = ngettext(
        "%(count)s practice of %(regions)s is known", "%(count)s practices of %(regions)s are known", len(rows),
        regions=regions,
    )  # fmt: skip
    return words.sentence(told)


def areas(rows: pd.DataFrame) -> list[str]:
    """Return for each row of needs_by_region its policy areas, with those named where the need is strong."""
    both = zip(rows["areas"], rows["strong_areas"], strict=True)
    return [words.enumerated(_area(one, _held(strong)) for one in _held(areas)) for areas, strong in both]


def _inside(titles: pd.Series) -> str:
    return words.listed(map(words.inside, titles))


def _held(areas: object) -> list[str]:
    return list(areas) if isinstance(areas, Collection) else []


def _area(area: str, strong: Collection) -> str:
    return _("%(area)s (strong)", area=named(area)) if area in strong else named(area)
