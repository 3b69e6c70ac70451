"""The words that Streamlit's widgets have in English only. `words.js` puts those of the page in their place."""

from dashboard.say.language import ENGLISH, speaking
from dashboard.say.messages import _, pgettext


def said() -> dict[str, str]:
    """Return each of Streamlit's words, with that of the language that is spoken.

    {count} and {size} stand for a number, {day} for a day, {new} and {label} for any text, the latter in names alone.
    """
    with speaking(ENGLISH):
        theirs = _words()
    return dict(zip(theirs, _words(), strict=True))


def _words() -> tuple[str, ...]:
    return (*_boxes(), *_days(), *_tables())


def _boxes() -> tuple[str, ...]:
    return (
        _("Upload"),
        _("file upload"),
        _("%(size)sMB per file", size="{size}"),
        _("Choose an option"),
        _("Choose options"),
        _("Choose or add an option"),
        _("Add: %(new)s", new="{new}"),
        pgettext("press", "Open"),
        _("Close"),
        _("Dismiss"),
        _("Clear all"),
        _("Clear value"),
        _("Clear entry"),
        _("No results"),
        _("Select all"),
        _("Select %(count)s matches", count="{count}"),
        _("Selected values"),
        _("Remove %(label)s", label="{label}"),
        _("You can only select up to %(count)s options. Remove an option first.", count="{count}"),
        _("Help for %(label)s", label="{label}"),
        _("Press Enter to apply"),
        _("Press Ctrl+Enter to apply"),
        _("Press ⌘+Enter to apply"),
        _("Increment"),
        _("Decrement"),
    )


def _days() -> tuple[str, ...]:
    return (
        _("Choose date"),
        _("Choose date, %(label)s", label="{label}"),
        _("Clear date"),
        _("Previous month"),
        _("Next month"),
        _("Use arrow keys to navigate dates. Enter to select. Escape to close."),
        _("Selected Date: %(day)s", day="{day}"),
        _("day, %(label)s", label="{label}"),
        _("month, %(label)s", label="{label}"),
        _("year, %(label)s", label="{label}"),
        _("Empty"),
        _("dd"),
        _("mm"),
        _("yyyy"),
    )


def _tables() -> tuple[str, ...]:
    return (
        _("Search"),
        _("Show/hide columns"),
        _("Fullscreen"),
        _("Close fullscreen"),
        _("Sort ascending"),
        _("Sort descending"),
        _("Autosize"),
        _("Pin column"),
        _("Unpin column"),
        _("Hide column"),
        _("Statistics"),
        _("Format"),
        _("Automatic"),
        _("Localized"),
        _("Plain"),
        _("Compact"),
        _("Dollar"),
        _("Euro"),
        _("Yen"),
        _("Percent"),
        _("Scientific"),
        _("Accounting"),
        _("Duration"),
        _("Distance"),
        _("Calendar"),
        _("Average"),
        _("Median"),
        _("Minimum"),
        _("Maximum"),
        _("Sum"),
        _("Standard deviation"),
        _("Average length"),
        _("Minimum length"),
        _("Maximum length"),
        _("Distinct"),
        _("Values"),
        _("Range"),
        _("Download as CSV"),
        _("Clear selection"),
    )
