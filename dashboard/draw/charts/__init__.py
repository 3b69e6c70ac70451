"""DataFrame -> altair.Chart in the house style. Pure."""

from dashboard.draw.charts.calendar import time_axis
from dashboard.draw.charts.follow_up import timing_by

__all__ = ["time_axis", "timing_by"]
