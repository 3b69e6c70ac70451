"""Rows -> what is on a map -> a drawing (SVG), or a map to move and zoom (pydeck), on the shipped boundaries. Pure."""

from dashboard.draw.maps.competences import competences
from dashboard.draw.maps.deck import deck
from dashboard.draw.maps.drawing import svg
from dashboard.draw.maps.events import events
from dashboard.draw.maps.figure import figure, key, legend, moving
from dashboard.draw.maps.overview import overview
from dashboard.draw.maps.partners import partners
from dashboard.draw.maps.picture import Key, Picture, colour_regions

__all__ = [
    "Key",
    "Picture",
    "colour_regions",
    "competences",
    "deck",
    "events",
    "figure",
    "key",
    "legend",
    "moving",
    "overview",
    "partners",
    "svg",
]
