"""Every handout by the name of its file, with what it is; light, for who lists them and makes none."""

FILES = {
    "brief.pdf": "Briefing for the rapporteur, two pages",
    "follow-ups.pdf": "Follow-ups by owner",
    "factsheet.pdf": "Factsheet of a region",
    "factsheets.zip": "Factsheets of all regions",
    "slides.pdf": "Slides of the meeting",
    "slides.pptx": "Slides of the meeting, to be edited",
}
