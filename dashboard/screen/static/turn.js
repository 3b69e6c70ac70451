// Turns the page at a plain click on one of our links: the address changes and Streamlit draws the other page, in the
// same session. Everything else that a link can do is the browser's: other buttons, keys held, files, other windows.
(() => {
  const MAP = "[class*='st-key-map-']";
  const pages = new Set(document.currentScript.dataset.pages.split(" "));

  function target(link) {
    const to = new URL(link.getAttribute("href"), location.href);  // .href of a link in a drawing is no text
    const adds = link.dataset.adds;  // a link that opens something on this page leaves the rest of its address alone
    if (!adds || to.pathname !== location.pathname) return to;
    const here = new URL(location.href);
    for (const name of adds.split(" ")) here.searchParams.set(name, to.searchParams.get(name));
    return here;
  }
  const isPlain = (event) =>
    !event.defaultPrevented && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

  // Of several views that are all drawn, the chosen one is seen at once; the address says so to whatever is drawn next.
  document.addEventListener("click", (event) => {
    const one = event.target instanceof Element && event.target.closest(".switch a");
    if (!one || !isPlain(event) || !views(one).length) return;
    event.preventDefault();
    see(one);
    history.pushState({}, "", target(one));
  });
  addEventListener("popstate", () => {
    for (const first of document.querySelectorAll(".switch a:first-child")) {
      if (new URL(first.href).pathname !== location.pathname) continue;  // of a page that is left
      const asked = new URL(location.href).searchParams.get(first.dataset.adds) ?? first.dataset.of;
      const one = [...first.parentNode.children].find((other) => other.dataset.of === asked);
      if (one && views(one).length) see(one);
    }
  });
  const views = (one) => document.querySelectorAll(`[data-when^="${one.dataset.adds}="]`);
  function see(one) {
    for (const view of views(one)) view.toggleAttribute("data-off", view.dataset.when !== `${one.dataset.adds}=${one.dataset.of}`);
    for (const other of one.parentNode.children) {
      other.setAttribute("aria-checked", other === one);
      other.tabIndex = other === one ? 0 : -1;
    }
  }
  document.addEventListener("keydown", (event) => {
    const one = event.target instanceof Element && event.target.closest(".switch a");
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (!one || !step) return;
    event.preventDefault();
    const all = [...one.parentNode.children], next = all.at((all.indexOf(one) + step) % all.length);
    next.focus();
    next.click();
  });

  // A line of a legend shows and hides what it names at once; the address says so to whatever is drawn next.
  document.addEventListener("click", (event) => {
    const box = event.target instanceof Element && event.target.closest(".map .legend a[role='checkbox']");
    if (!box || !isPlain(event)) return;
    event.preventDefault();
    const maps = box.closest(MAP), is_on = box.getAttribute("aria-checked") !== "true";
    maps.querySelectorAll("[data-value], .legend a").forEach((one) => {
      if (one.dataset.value === box.dataset.of) one.toggleAttribute("data-off", !is_on);
      if (one.dataset.of === box.dataset.of) one.setAttribute("aria-checked", is_on);
    });
    const hidden = [...maps.querySelectorAll(".legend [aria-checked='false']")].map((one) => one.dataset.of);
    const here = new URL(location.href);
    here.searchParams.set("hide", [...new Set(hidden)].join() || "none");
    history.replaceState({}, "", here);
  });

  // A section that is named is opened and comes to the top, and the keys go on from there.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href^='#']");
    const there = link && document.querySelector(link.hash);
    if (!there) return;
    event.preventDefault();
    link.closest("nav")?.querySelector("details").removeAttribute("open");
    come(there);
  });

  function come(there) {
    const part = there.querySelector("details.part"), head = part?.querySelector("summary") ?? there.querySelector("h2") ?? there;
    if (part) part.open = true;
    else head.tabIndex = -1;
    there.scrollIntoView();
    head.focus({ preventScroll: true });
  }

  // The first words stand until the page itself has drawn its frame.
  const first = document.getElementById("first");
  const waiting = first && new MutationObserver(() => {
    if (!document.querySelector(".st-key-top")) return;
    waiting.disconnect();
    first.remove();
  });
  waiting?.observe(document.documentElement, { childList: true, subtree: true });

  // Streamlit's box for files says that it is nothing, and yet takes the focus.
  new MutationObserver(() => {
    for (const box of document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]"))
      box.setAttribute("role", "group");
  }).observe(document.documentElement, { childList: true, subtree: true });

  // What a reader has opened stays open when it is drawn anew; the menu closes when anything else is pressed.
  const opened = new Set();
  const named = (part) => location.pathname + part.closest("[id]").id;
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.("details.part") || !target.isConnected) return;
    opened[target.open ? "add" : "delete"](named(target));
  }, true);
  new MutationObserver(() => {
    for (const part of document.querySelectorAll("details.part:not([open])")) if (opened.has(named(part))) part.open = true;
  }).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("click", ({ target }) => {
    for (const menu of document.querySelectorAll(".pages details[open], .sections details[open]"))
      if (!menu.contains(target)) menu.open = false;
  });
  document.addEventListener("keydown", ({ key }) => {
    const menu = key === "Escape" && document.querySelector(".pages details[open], .sections details[open]");
    if (!menu) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });

  document.addEventListener("click", (event) => {
    if (!isPlain(event)) return;
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || link.hasAttribute("download") || ![null, "", "_self"].includes(link.getAttribute("target"))) return;
    const to = target(link);
    if (to.pathname.startsWith("/feed/") && to.pathname.endsWith(".ics") && !to.searchParams.has("snapshot")) {
      event.preventDefault();  // the reader's calendar follows it; Streamlit takes addresses of that kind out
      return location.assign(to.href.replace(/^https?/, "webcal"));
    }
    if (to.origin !== location.origin || !pages.has(to.pathname) || to.hash) return;
    event.preventDefault();
    if (link.hreflang) return location.assign(to);  // the whole application begins anew in another language
    const isOther = to.pathname !== location.pathname;
    const isItem = to.searchParams.get("item") && to.searchParams.get("item") !== new URL(location.href).searchParams.get("item");
    history.pushState({}, "", to);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (isOther) headed();
    else if (link.dataset.to) shown(`#${link.dataset.to}`);
    else if (isItem) shown("#panel-item, #panel-project");
  });

  // What is to be read aloud is copied; where the browser lets nobody copy, it is marked for the reader's own keys.
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-copy]");
    const said = button && (button.closest(".aloud").querySelector(".said") ?? document.querySelector("h1.answer"));
    if (!said) return;
    try {
      await navigator.clipboard.writeText(said.innerText);
      button.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(said);
    }
  });

  // What is drawn comes as text in an attribute, and is in its place before anything is painted.
  new MutationObserver(() => {
    for (const one of document.querySelectorAll("[data-drawing]")) one.outerHTML = decodeURIComponent(one.dataset.drawing);
  }).observe(document.documentElement, { childList: true, subtree: true });

  // A map tells of the region that is pointed at; of the chosen one again once the pointer is off the map.
  const CARDS = ".map-cards";
  function tell(map, region) {
    map?.querySelectorAll(".map-card").forEach((card) => card.toggleAttribute("data-told", card.dataset.of === region));
    map?.querySelector(CARDS)?.toggleAttribute("data-telling", Boolean(region));
  }
  document.addEventListener("pointerover", (event) => {
    const region = event.pointerType === "mouse" && event.target instanceof Element && event.target.closest("[data-region]");
    if (region) tell(region.closest(MAP), region.dataset.region);
  });
  document.addEventListener("pointerout", (event) => {
    const map = event.pointerType === "mouse" && event.target instanceof Element && event.target.closest(MAP);
    if (map && !map.contains(event.relatedTarget)) tell(map, "");
  });

  // A line of a legend is a box to tick, a view one to choose, which the space bar does.
  document.addEventListener("keydown", (event) => {
    const box = event.key === " " && event.target instanceof Element && event.target.closest("a[role='checkbox'], a[role='radio']");
    if (!box) return;
    event.preventDefault();
    box.click();
  });

  // A picture is taken along as it is seen: with what was chosen on the page since it was drawn.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".take a[href*='/handout/']");
    if (!link) return;
    const to = new URL(link.href), here = new URL(location.href).searchParams;
    for (const name of [...to.searchParams.keys()]) if (here.has(name)) to.searchParams.set(name, here.get(name));
    link.href = to;
  }, true);

  // What a search found is walked through by arrows, from its box on; Enter opens it, as any link.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], here = document.activeElement;
    const found = step ? [...document.querySelectorAll("#panel-found td.line > a")] : [];
    const box = document.querySelector(".st-key-_search input"), at = found.indexOf(here);
    if (!found.length || (at < 0 && here !== box && here !== document.body)) return;
    event.preventDefault();
    (at + step < 0 ? box : (found[at + step] ?? here)).focus();
  });

  // Plays the snapshots of the track one after the other, until the last, or until anything else is pressed.
  const root = document.documentElement, NEXT = ".steps li:has(a[aria-current]) + li a";
  let playing = 0;
  function play() {
    const next = document.querySelector(NEXT);
    if (!next) return stop();
    next.click();
    playing = setTimeout(play, 3000);
  }
  function stop() {
    clearTimeout(playing);
    playing = 0;
    root.classList.remove("is-playing");
  }
  document.addEventListener("click", (event) => {
    if (!event.isTrusted || !(event.target instanceof Element)) return;
    const button = event.target.closest("[data-play]"), was = playing;
    stop();
    if (!button || was) return;
    root.classList.add("is-playing");
    if (!document.querySelector(NEXT)) document.querySelector(".steps li a").click();
    playing = setTimeout(play, 1500);
  });
  // On the track, keys are the track's: on a slide they would turn that as well.
  document.addEventListener("keydown", (event) => {
    const track = event.target instanceof Element && event.target.closest(".steps");
    if (track && [" ", "Enter"].includes(event.key)) return event.stopImmediatePropagation();
    const side = { ArrowLeft: ".steps li:has(+ li a[aria-current]) a", ArrowRight: NEXT }[event.key];
    const link = track && side && document.querySelector(side);
    if (!link) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    link.focus({ preventScroll: true });
    link.click();
  }, true);

  // What a link opens elsewhere on the page comes to be seen, once it is open.
  function shown(selector) {
    const watch = new MutationObserver(() => {
      const part = document.querySelector(selector);
      if (!part || part.querySelector("details.part:not([open])")) return;
      watch.disconnect();
      come(part);
    });
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["open"] });
    setTimeout(() => watch.disconnect(), 10000);
  }

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
