"""Present: the meeting as full-screen slides on live data, driven by a clicker."""

from dashboard.publish import slides
from dashboard.screen import filters, stage

choice = filters.chosen()
names = stage.named(choice)
keys = slides.order(filters.listed("slides"), names)
view = filters.pick("view", ("stage", "overview", "speaker"), "stage")
at = filters.place("slide", len(keys))

if view == "overview":
    stage.overview(keys, names, at, choice)
elif view == "speaker":
    stage.speaker(keys, at, choice)
else:
    stage.slide(keys, at, choice)
