"""Who spoke, what was asked and answered, and how promises stand."""

from collections.abc import Collection

import pandas as pd

from dashboard.say import words


def voices(figures: dict) -> str:
    """Return who spoke, what was asked, and how the promises stand."""
    speakers = words.count(figures["count_speakers"], "outside speaker")
    messages = words.count(figures["count_messages"], "message")
    spoke = f"{speakers} gave {messages}" if figures["count_messages"] else ""
    said = spoke or f"{words.count(figures['count_statements'], 'statement')} on record"
    return words.sentence(f"{said}; {words.inside(promises(figures))}")


def promises(figures: dict) -> str:
    """Return how many promises by institutions are past due."""
    count, of = figures["count_past_due"], figures["count_promises"]
    if not of:
        return "No promise by an institution is recorded."
    amount, verb = words.number_or_none(count), "are" if count > 1 else "is"
    return words.sentence(f"{amount} of {words.amount(of, 'promise')} by institutions {verb} past due")


def answered(figures: dict) -> str:
    """Return how many questions were answered."""
    count, of = figures["count_answered"], figures["count_questions"]
    return words.sentence(
        f"{words.number(count)} of {words.amount(of, 'question')} {'has' if count == 1 else 'have'} a reply"
    )


def themes(heard: pd.DataFrame) -> str:
    """Return how much was said on how many themes, and where a practice or an outside voice stands alone."""
    told = heard[heard["count_statements"] > 0]
    count, on = int(told["count_statements"].sum()), words.count(len(told), "theme")
    alone = heard.loc[heard["heard"] == "practice_only", "title"]
    silent = heard.loc[heard["heard"] == "voice_only", "title"]
    parts = [
        f"{words.count(count, 'statement')} on {on}" if count else "",
        f"with a practice told and no outside voice: {words.listed(map(words.inside, alone))}" if len(alone) else "",
        f"with an outside voice and no practice told: {words.listed(map(words.inside, silent))}" if len(silent) else "",
    ]
    return words.sentence("; ".join(part for part in parts if part)) if any(parts) else ""


def needs(rows: pd.DataFrame) -> str:
    """Return how many needs were told, of how many themes."""
    told = f"{words.count(len(rows), 'need')} {'was' if len(rows) == 1 else 'were'} told"
    return words.sentence(f"{told}, on {words.count(rows['theme'].nunique(), 'theme')}")


def practices(rows: pd.DataFrame) -> str:
    """Return how many practices of how many regions are known."""
    regions = words.count(rows["region"].nunique(), "region")
    return words.sentence(
        f"{words.count(len(rows), 'practice')} of {regions} {'is' if len(rows) == 1 else 'are'} known"
    )


def areas(rows: pd.DataFrame) -> list[str]:
    """Return for each row of needs_by_region its policy areas, with those named where the need is strong."""
    both = zip(rows["areas"], rows["strong_areas"], strict=True)
    return [", ".join(_area(one, _held(strong)) for one in _held(areas)) for areas, strong in both]


def _held(areas: object) -> list[str]:
    return list(areas) if isinstance(areas, Collection) else []


def _area(area: str, strong: Collection) -> str:
    return f"{area} (strong)" if area in strong else area
