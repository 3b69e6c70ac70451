"""Markers and signs as pieces of a drawing, each around its own middle; a legend draws the very same."""

from html import escape

from dashboard.draw.look import Look

RADIUS, QUIET_RADIUS, SIGN_RADIUS = 7.0, 3.5, 6.0  # pixels; small where there is nothing to say
_LETTERED = 5.0
_SQUARE = '<rect x="-5" y="-5" width="10" height="10" {ink}/>'
_SIGNS = {
    "■": (_SQUARE, True),
    "□": (_SQUARE, False),
    "◆": ('<path d="M0-6.5 6.5 0 0 6.5-6.5 0Z" {ink}/>', True),
    "▲": ('<path d="M0-6.5 7 6H-7Z" {ink}/>', True),
    "×": ('<path d="M-4.5-4.5l9 9m0-9l-9 9" {ink}/>', False),
    "—": ('<path d="M-7 0H7" {ink}/>', False),
}


def radius_of(*, is_quiet: bool, glyph: str) -> float:
    """Return the radius of a marker: small where there is nothing to say, as long as a letter in it can be read."""
    if not is_quiet:
        return RADIUS
    return _LETTERED if glyph else QUIET_RADIUS


def marker(
    mark: str, colour: str, look: Look, *, glyph: str = "", is_quiet: bool = False, is_chosen: bool = False
) -> str:
    """Return the marker of a region: its shape says what its colour says."""
    radius = radius_of(is_quiet=is_quiet, glyph=glyph)
    line = look.quiet if is_quiet else look.accent
    halo = f'<circle r="{radius + 3}" fill="none" stroke="{look.text}" stroke-width="2"/>' if is_chosen else ""
    disc = f'<circle r="{radius}" fill="{colour}" stroke="{line}" stroke-width="1.3"/>'
    inside = {
        "dot": f'<circle r="2.4" fill="{look.page}"/>',
        "slash": f'<path d="M-4.2 4.2 4.2-4.2" stroke="{line}" stroke-width="1.6"/>',
    }.get(mark, "")
    ink = look.page if colour in look.amounts[3:] else look.text
    size = f'font-size="{radius + 4}" text-anchor="middle" y="{(radius + 4) * 0.35:.1f}" font-weight="600"'
    letter = f'<text {size} fill="{ink}">{escape(glyph)}</text>' if glyph else ""
    return halo + disc + inside + letter


def sign(glyph: str, colour: str, look: Look) -> str:
    """Return a square, or whatever else lies over the regions."""
    shape, is_full = _SIGNS.get(glyph, ("", False))
    if not shape:
        size = 'font-size="16" text-anchor="middle" y="5.5" font-weight="600"'
        return f'<text {size} fill="{colour}">{escape(glyph)}</text>'
    full = f'fill="{colour}" stroke="{look.page}"'
    return shape.format(ink=full if is_full else f'fill="none" stroke="{colour}" stroke-width="2"')


def key(drawn: str) -> str:
    """Return a marker or sign as a small drawing of its own, for a legend on a page or on paper."""
    frame = 'xmlns="http://www.w3.org/2000/svg" viewBox="-9 -9 18 18" width="16" height="16"'
    return f'<svg class="sign" {frame} aria-hidden="true">{drawn}</svg>'
