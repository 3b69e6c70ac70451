"""DataFrame -> tables that read well on paper and phone, and downloads named after what they hold."""

from dashboard.screen.tables.columns import (
    CHANGES,
    CHANGES_BY_KIND,
    CHANGES_BY_TABLE,
    CONTRADICTIONS,
    DATES,
    DICTIONARY,
    FINDINGS,
    FOLLOW_UPS,
    JOURNAL,
    LEFT_OUT,
    NEEDS,
    NEEDS_OF_REGION,
    OPEN_BY_PLACE,
    PARTNERS,
    PRACTICES,
    PROJECTS,
    READINGS,
    REGIONS,
    RULES,
    SNAPSHOTS,
    SOURCES,
    STATEMENTS,
    THEMES,
    THREAD,
    TO_REPAIR,
    Shown,
)
from dashboard.screen.tables.downloads import downloads
from dashboard.screen.tables.drawn import dictionary, download, folded, folded_one, listed, options, selects, show
