"""A map to move and zoom (pydeck), of the same picture as the drawing: for who wants to see one corner of it larger.

It needs a graphics card; boundaries are an address that the browser asks once, never part of a rerun.
"""

import pydeck as pdk

from dashboard.contract.boundaries import insets
from dashboard.draw.look import Look
from dashboard.draw.maps import base, view
from dashboard.draw.maps.picture import Picture


def deck(picture: Picture, look: Look, *, is_phone: bool, room: view.Room = view.WIDE) -> pdk.Deck:
    """Return the picture as a map that shows every region of the catalogue at first."""
    rows = view.apart(base.placed(picture.regions), is_phone=is_phone, room=room)
    fill = {row.region: row.colour for row in rows.itertuples() if not row.is_quiet}
    layers = base.backdrop(look)
    layers += base.boxes([box for box in insets() if box["region"] in picture.codes], look)
    if not rows.empty:
        layers += [base.areas(fill, look, picture.chosen), base.pointed(rows)]
    layers += [base.lines(one) for one in picture.lines]
    if not rows.empty:
        layers += [base.markers(rows, look, picture.chosen), base.glyphs(rows, look)]
    layers += [base.squares(one) for one in picture.signs]
    return view.deck(layers, is_phone=is_phone, room=room)
