// Turns the page at a plain click on one of our links: the address changes and Streamlit draws the other page, in the
// same session. Everything else that a link can do is the browser's: other buttons, keys held, files, other windows.
(() => {
  const pages = new Set(document.currentScript.dataset.pages.split(" "));

  function target(link) {
    const to = new URL(link.href, location.href);
    const adds = link.dataset.adds;  // a link that opens something on this page leaves the rest of its address alone
    if (!adds || to.pathname !== location.pathname) return to;
    const here = new URL(location.href);
    here.searchParams.set(adds, to.searchParams.get(adds));
    return here;
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || link.hasAttribute("download") || !["", "_self"].includes(link.target)) return;
    const to = target(link);
    if (to.origin !== location.origin || !pages.has(to.pathname) || to.hash) return;
    event.preventDefault();
    if (link.hreflang) return location.assign(to);  // the whole application begins anew in another language
    const isOther = to.pathname !== location.pathname;
    history.pushState({}, "", to);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (isOther) headed();
  });

  // The other page begins at its top, and what reads it aloud begins at its heading.
  function headed() {
    const before = document.querySelector("h1.answer");
    document.querySelector(".stMain")?.scrollTo(0, 0);
    const watch = new MutationObserver(() => {
      const now = document.querySelector("h1.answer");
      if (!now || now === before) return;
      watch.disconnect();
      now.tabIndex = -1;
      now.focus({ preventScroll: true });
    });
    watch.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), 10000);
  }
})();
