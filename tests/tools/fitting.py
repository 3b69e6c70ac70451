"""Whether what a page draws fits the width it has: nothing runs out of it, is cut off, or lies over its neighbour."""

from collections.abc import Iterable

from playwright.sync_api import Page

# Where the layout changes, and just beside it; the slow walk takes every eightieth pixel as far as it does.
TURNS = (320, 390, 672, 700, 792, 830, 1032, 1060, 1132, 1170, 1440, 2560)
EVERY = (*range(320, 1201, 80), 1440, 1920, 2560)

_FAULTS = """() => {
  const seen = one => { const box = one.getBoundingClientRect(); return box.width > 1 && box.height > 1; };
  const name = one => `${one.tagName}.${one.className} ${one.innerText?.slice(0, 60)}`;
  const aside = '.wide, .vega-embed, canvas, svg, .heard, .skip, .cards thead, .chase thead, [data-testid=stCode]';
  const all = [...document.querySelectorAll('.stMain *')].filter(one => seen(one) && !one.closest(aside));
  const out = all.filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => `runs out: ${name(one)}`);
  const wide = [document.documentElement, document.querySelector('.stMain')]
    .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => `scrolls: ${one.tagName}`);
  const cut = all.filter(one => one.matches('h1,h2,h3,p,a,td,th,li,dt,dd,summary,button,label')
    && getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1)
    .map(one => `cut: ${name(one)}`);
  const rows = '.stVerticalBlock, .stHorizontalBlock, .head, .figures, .panel, ul, tr, nav';
  const over = all.filter(one => one.matches(rows))
    .flatMap(parent => {
      const held = [...parent.children].filter(one => seen(one) && getComputedStyle(one).position === 'static'
        && getComputedStyle(one).display !== 'inline');
      return held.slice(1).filter((one, at) => {
        const a = held[at].getBoundingClientRect(), b = one.getBoundingClientRect();
        return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
          && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
      }).map(one => `lies over its neighbour: ${name(one)}`);
    });
  return [...new Set([...out, ...wide, ...cut, ...over])].slice(0, 5);
}"""


def misfits(page: Page, widths: Iterable[int], height: int = 844) -> dict[int, list[str]]:
    """Return by width what does not fit an opened page at it; nothing where all fits."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if faults := page.evaluate(_FAULTS):
            page.wait_for_timeout(300)  # a chart or map is drawn anew a little later
            faults = page.evaluate(_FAULTS)
        if faults:
            found[width] = faults
    return found
