"""DataFrame -> pydeck.Deck, on the shipped boundaries: nothing is asked of an outside host. Pure."""

from dashboard.draw.maps.competences import competences, key
from dashboard.draw.maps.events import events, events_legend
from dashboard.draw.maps.overview import legend, overview
from dashboard.draw.maps.partners import partners, partners_legend

__all__ = ["competences", "events", "events_legend", "key", "legend", "overview", "partners", "partners_legend"]
