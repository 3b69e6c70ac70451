"""What About says at length: how each page is read, how figures are counted, and how accessible it all is."""

from dashboard.say.messages import later

# A page by its address, and how it is read.
READ = {
    "": later(
        "The sentence on top is the answer, computed from the snapshot that is named beside it. Choose a region "
        "on the map or in the list, and the page is about it. The track under the map goes through all snapshots."
    ),
    "competences": later(
        "A row is a region, a column a policy area. What law gives stands apart from what a region answered, and "
        "“not asked” apart from “none”. Tick two to four regions to set them side by side."
    ),
    "projects": later(
        "Each project has its steps, with what each waits for, its partners, and what became of it. A call that "
        "was not won says why, where somebody wrote down why."
    ),
    "calendar": later(
        "A day is a mark and a time of which only more or less is known a bar; a date that was moved is an arrow. "
        "What has no date stands in a list of its own, with the reason."
    ),
    "follow-up": later(
        "What is late comes first, then what is due soon, then what waits. Status is what somebody recorded, "
        "timing is computed for the day on which the page is read as of."
    ),
    "voices": later("What institutions promised and were asked, and what regions said, each with its paragraph."),
    "changes": later("Two snapshots set against each other: what came, was moved, was done or is told in other words."),
    "data": later(
        "Every snapshot with its fingerprint, what the checks find, where sources disagree, and all of it to take "
        "away. The secretariat brings workbooks, minutes and replies in here."
    ),
    "search": later("Any word finds regions, follow-ups, projects, meetings, statements and sources, also misspelt."),
    "present": later(
        "Arrows, a clicker or a finger turn the slides; “b” blanks the screen, “o” shows all slides, Escape leaves."
    ),
}
COUNTED = (
    later("A follow-up is past due from the day after its last day, if nobody recorded that it was done or dropped."),
    later("“Beginning of 2018” is a span and never its first day: it is past due when the whole span is over."),
    later("Everything is counted as of the day that stands in the page's line, never by the clock of this computer."),
    later("What is not known is counted as not known: no answer is no “no”, and no date is not late."),
    later("A share names what it is a share of. Where nobody published how many were asked, none is computed."),
    later("Nothing that became known later is shown for an earlier day."),
    later("Regions are set beside each other with their mandate, and never ranked."),
)
ACCESSIBLE = (
    later(
        "This dashboard aims to meet the European standard EN 301 549 and the Web Content Accessibility "
        "Guidelines 2.2 at level AA. By our own assessment it does so in part: the exceptions stand here."
    ),
    later(
        "The map is drawn by the browser's graphics and is no text: the list of regions beside it chooses the "
        "same, and “The same as a table” has all that it shows. Charts have a sentence and a table in the same "
        "way."
    ),
    later("Text on record stays in the language that it was written in, and is marked so."),
    later("PDF files keep the rules of PDF/UA-1 that a program can check: veraPDF finds nothing against them."),
    later("No person who uses a screen reader every day has tried it yet."),
    later(
        "Assessed by its makers with automatic checks on every page, in both themes and languages, by keyboard "
        "alone and at several widths. Tell the secretariat what you cannot reach: it answers and sends what you "
        "need in another form."
    ),
    later(
        "Should its answer not help, turn to the body that looks after accessibility of public websites in the "
        "country of the organisation that runs this dashboard."
    ),
)
# The families of words that have a written definition.
FAMILIES = {
    "timing": later("When it is due"),
    "state": later("How it stands"),
    "priority": later("How much hangs on it"),
    "closed_as": later("How it ended"),
    "keeping": later("Whether it was kept"),
    "level": later("What a check finds"),
    "action": later("What happened to a snapshot"),
}
