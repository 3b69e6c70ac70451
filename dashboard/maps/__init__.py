"""DataFrame -> pydeck.Deck, on the shipped boundaries: nothing is asked of an outside host. Pure."""

from dashboard.maps.competences import competences, key
from dashboard.maps.events import events, events_legend
from dashboard.maps.overview import legend, overview
from dashboard.maps.partners import partners, partners_legend

__all__ = ["competences", "events", "events_legend", "key", "legend", "overview", "partners", "partners_legend"]
