// Streamlit has its own words in English only: where the page is in another language, they are put in that.
(() => {
  const given = Object.entries(JSON.parse(document.currentScript.dataset.words));
  const words = Object.fromEntries(given.filter(([theirs, ours]) => ours !== theirs));
  if (!Object.keys(words).length) return;
  const size = /^(\d+)MB per file$/;
  const said = (text) => words[text] ?? (size.test(text) ? words["{size} MB per file"]?.replace("{size}", size.exec(text)[1]) : null);
  new MutationObserver(() => {
    for (const one of document.querySelectorAll("[placeholder], :is(button, input)[aria-label]"))
      for (const name of ["placeholder", "aria-label"]) {
        const ours = words[one.getAttribute(name)];
        if (ours) one.setAttribute(name, ours);
      }
    for (const one of document.querySelectorAll("[data-testid=stFileUploader] :is(p, span, small), [role=listbox] div"))
      for (const part of one.childNodes) {
        const ours = part.nodeType === Node.TEXT_NODE && said(part.data.trim());
        if (ours) part.data = ours;
      }
  }).observe(document.documentElement, { childList: true, characterData: true, subtree: true, attributeFilter: ["placeholder", "aria-label"] });
})();
