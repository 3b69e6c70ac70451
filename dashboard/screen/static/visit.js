// What a visit knows of itself: whether the server still answers, is it day or night, and whether it is the first.
(() => {
  const root = document.documentElement, PATIENCE = 2000, SEEN = "seen";
  let waits = 0, since = 0;

  // Streamlit's own window says the same in English, hides the page and keeps this line from being heard: it is shut.
  const theirs = new MutationObserver(shut);
  function shut() {
    for (const one of document.querySelectorAll(".stDialog")) {
      if (one.textContent.startsWith("Connection error")) one.querySelector("[aria-label=Dismiss]")?.click();
    }
  }

  // What stands on the page while nobody answers says from when it is; Streamlit asks on, and draws it anew.
  function connected() {
    const app = document.querySelector("[data-test-connection-state]"), line = document.getElementById("gone");
    if (!app || !line) return;
    clearTimeout(waits);
    if (app.dataset.testConnectionState === "CONNECTED") {
      since = 0;
      line.replaceChildren();
      theirs.disconnect();
      return;
    }
    since ||= Date.now();
    if (line.firstChild) return;
    waits = setTimeout(() => {
      const time = new Date(since).toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit" });
      theirs.observe(document.body, { childList: true });
      shut();
      line.append(Object.assign(document.createElement("p"), { textContent: line.dataset.said.replace("{time}", time) }));
    }, PATIENCE);
  }
  new MutationObserver(connected).observe(root, { subtree: true, attributeFilter: ["data-test-connection-state"] });

  // The computer went over to dark or light: Streamlit recolours what is its own, the rest is drawn anew by the server.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    setTimeout(() => dispatchEvent(new PopStateEvent("popstate", { state: {} })), 200);
  });

  // Three steps for who is here for the first time, until they are put away or the page is left; then never again.
  try {
    root.classList.toggle("is-first", !localStorage.getItem(SEEN));
  } catch {
    return;  // a browser that keeps nothing would be told at every visit
  }
  const watch = root.classList.contains("is-first") && new MutationObserver(() => {
    if (!document.querySelector(".hello")) return;
    watch.disconnect();
    localStorage.setItem(SEEN, "yes");
  });
  if (watch) watch.observe(root, { childList: true, subtree: true });
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || !target.closest(".hello button")) return;
    root.classList.remove("is-first");
    const answer = document.querySelector("h1.answer");
    answer.tabIndex = -1;
    answer.focus({ preventScroll: true });
  });
})();
