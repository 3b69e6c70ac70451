"""Vega-Lite charts, made of rows in one style."""

from dashboard.draw.charts.standing import standing

__all__ = ["standing"]
