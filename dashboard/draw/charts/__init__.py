"""DataFrame -> altair.Chart in the house style. Pure."""

from dashboard.draw.charts.follow_up import timing_by

__all__ = ["timing_by"]
