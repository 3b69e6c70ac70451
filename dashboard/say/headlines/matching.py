"""Which regions fit each other, in words: needs and offers, where law lets them be compared, who is most alike."""

import pandas as pd

from dashboard.say import codes, words
from dashboard.say.messages import _, ngettext, noted
from dashboard.say.names import name as named

_NEEDS = {  # by what they rest on
    "survey": noted(
        "%(some)s of %(count)s need stated in the survey", "%(some)s of %(count)s needs stated in the survey"
    ),
    "meeting": noted("%(some)s of %(count)s need told at meetings", "%(some)s of %(count)s needs told at meetings"),
}


def needs(met: pd.DataFrame, in_survey: int, at_meetings: int) -> str:
    """Return how many of the needs stated in the survey and told at meetings meet an offer of another region."""
    counts = {basis: int((met["basis"] == basis).sum()) for basis in _NEEDS}
    stated = zip(_NEEDS.items(), (in_survey, at_meetings), strict=True)
    parts = [ngettext(*said, of, some=words.number_or_none(counts[basis])) for (basis, said), of in stated if of]
    if not parts:
        return _("No need is stated.")
    said = ngettext(
        "%(needs)s meets a practice or an interest in cooperation of another region",
        "%(needs)s meet a practice or an interest in cooperation of another region",
        sum(counts.values()) if sum(counts.values()) == 1 else 2, needs=words.listed(parts),
    )  # fmt: skip
    return words.sentence(said)


def mandates(rows: pd.DataFrame) -> str:
    """Return where regions may not be compared: where law gives them different roles, or too little of it is known."""
    areas = rows.drop_duplicates("policy_area")
    differ = areas.loc[areas["mandates"] == "differ", "policy_area"]
    count = int((areas["mandates"] == "not_known_for_all").sum())
    of = ngettext("%(count)s policy area", "%(count)s policy areas", len(areas))
    if count == len(areas):
        return _("Law is not known for all of these regions in any of the %(areas)s.", areas=of)
    told = _("law gives these regions the same role wherever it is known for all of them")
    if len(differ):
        told = _(
            "law gives these regions different roles in %(areas)s: there, what they do is not comparable",
            areas=words.listed(differ),
        )
    unknown = _("law is not known for all in %(some)s of %(areas)s", some=words.number(count), areas=of)
    return words.sentence(words.clauses([told, unknown if count else ""]))


def nearest(rows: pd.DataFrame) -> str:
    """Return which regions are most alike by law and in the survey, with how many cells were compared."""
    law, survey = (_alike(rows[rows["basis"] == basis].head(3)) for basis in ("law", "survey"))
    parts = [
        _("by law: %(regions)s", regions=law) if law else "",
        _("in the survey: %(regions)s", regions=survey) if survey else "",
    ]
    return _("Most alike %(said)s.", said=words.clauses(parts)) if any(parts) else ""


def _alike(rows: pd.DataFrame) -> str:
    return words.listed(
        _(
            "%(region)s (%(equal)s of %(all)s cells equal)",
            region=named(row.name),
            equal=row.count_equal,
            all=row.count_compared,
        )
        for row in rows.itertuples(index=False)
    )


def offered(met: pd.DataFrame) -> pd.DataFrame:
    """Return needs_matched with the best offers of each need as text, and how many of all they are."""
    shown = zip(met["count_shown"], met["count_regions"], strict=True)
    return met.assign(
        best_offers=[words.clauses(_offer(one) for one in offers) for offers in met["best_offers"]],
        shown_of=[_("%(some)s of %(all)s", some=words.number(some), all=words.number(of)) for some, of in shown],
    )


def _offer(one: dict) -> str:
    practice, interest = (codes.label(name, one[name]) for name in ("practice", "cooperation_interest"))
    offers = words.enumerated(
        filter(
            None,
            [
                _("practice %(value)s", value=practice) if practice else "",
                _("cooperation %(value)s", value=interest) if interest else "",
            ],
        )
    )
    if one["offer_text"]:
        return _("%(region)s (%(offers)s): %(text)s", region=named(one["name"]), offers=offers, text=one["offer_text"])
    return _("%(region)s (%(offers)s)", region=named(one["name"]), offers=offers)
