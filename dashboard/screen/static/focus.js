// Who walks by keys stays where they are: what is drawn anew takes the focus over from what it replaces, and what a
// dialog was opened by has it again once that is closed.
(() => {
  const PLACE = "[id^='panel-'], [class*='st-key-'], [role=dialog], main", DIALOG = "[role=dialog]";
  const SIGNS = ["data-region", "data-of", "data-turn", "name", "aria-label"];
  const isThere = (one) => one.isConnected && one.checkVisibility({ visibilityProperty: true });
  let last = null, opener = null;

  function known(one) {
    const place = one.closest(PLACE);
    const key = place && (place.id ? `#${place.id}` : [...place.classList].find((name) => name.startsWith("st-key-")));
    const where = !key ? "main" : key.startsWith("#") ? key : `.${key}`;
    const tag = one.localName, all = [...document.querySelectorAll(`${where} ${tag}`)];
    return { one, where, tag, at: all.indexOf(one), path: location.pathname, ...told(one) };
  }
  function told(one) {
    const sign = SIGNS.map((name) => one.getAttribute(name)).join();
    return { sign, text: one.textContent.trim(), href: one.getAttribute("href") };
  }
  // The same by what it says and leads to, or by either, or what stands in its place.
  function successor(was) {
    const all = [...document.querySelectorAll(`${was.where} ${was.tag}`)].filter(isThere);
    const alike = (...names) => all.find((one) => names.every((name) => told(one)[name] === was[name]));
    return alike("sign", "text", "href") ?? alike("sign", "href") ?? alike("sign", "text") ?? all[was.at];
  }

  function mend() {
    if (!last || document.activeElement !== document.body || isThere(last.one)) return;
    if (last.path !== location.pathname) return (last = null);  // the other page begins at its heading
    const lost = last.one.closest(DIALOG) && !document.querySelector(DIALOG) && opener ? opener : last;
    const there = isThere(lost.one) ? lost.one : successor(lost);
    const isDrawn = !document.querySelector("[data-test-script-state=running]");
    const next = there ?? (isDrawn && document.querySelector("h1.answer"));
    if (next && !there) next.tabIndex = -1;
    if (next) next.focus({ preventScroll: true });
  }

  document.addEventListener("focusin", ({ target }) => {
    if (!target.closest(DIALOG)) opener = null;
    else if (!last?.one.closest(DIALOG)) opener ??= last;
    last = known(target);
  });
  document.addEventListener("focusout", ({ target }) => {
    setTimeout(() => {
      if (last?.one !== target || document.activeElement !== document.body) return;
      if (isThere(target)) last = null;  // it was left
      else mend();
    });
  });
  new MutationObserver(mend).observe(document.documentElement, {
    childList: true, subtree: true, attributeFilter: ["data-test-script-state"],
  });
})();
