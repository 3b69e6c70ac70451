"""Rows to finished drawings: charts, maps, tables as HTML, each in one look.

In: rows, a look and the words beside them. Out: a Vega-Lite chart, a map, or HTML with everything escaped.
It must not know Streamlit: what it draws is handed to it. Which questions each panel and what lies over a map draw is
declared here, in `figures` and `maps.overlays`.
"""
