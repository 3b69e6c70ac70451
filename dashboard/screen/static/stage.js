// Turns slides, by keys, buttons and fingers. Each press asks for a slide by its number, so that what comes twice turns
// once, and of several presses that come before anything is drawn each one counts.
(() => {
  const KEYS = {
    PageDown: 1, ArrowRight: 1, ArrowDown: 1, " ": 1, PageUp: -1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity,
  };
  const BUSY = "[role=dialog], input, textarea, [contenteditable]", PATIENCE = 4000, SWIPE = 50;
  const find = (selector) => document.querySelector(selector);
  const on = () => find("[data-at]")?.dataset;
  let wanted = 0, last = 0, count = Date.now(), touched = null;

  function turn(by) {
    const { at, of } = on();
    if (!find("[data-test-connection-state=CONNECTED]")) return (wanted = 0);  // it is lost, and nobody waits for it
    const now = performance.now(), from = wanted && now - last < PATIENCE ? wanted : Number(at);
    [wanted, last] = [Math.max(1, Math.min(from + by, Number(of))), now];
    const here = new URL(location.href);
    here.searchParams.set("slide", wanted);
    const shown = here.href;
    here.searchParams.set("turn", count++);  // tells a press from an address that is sent once more
    history.replaceState({}, "", here);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    history.replaceState({}, "", shown);
  }

  new MutationObserver(() => {
    if (Number(on()?.at) === wanted) wanted = 0;
  }).observe(document.documentElement, { childList: true, subtree: true });

  const press = (name) => find(`.st-key-press-${name} button`)?.click();

  document.addEventListener("keydown", (event) => {
    if (!on() || event.metaKey || event.ctrlKey || event.altKey || find("[role=dialog]") || event.target.closest?.(BUSY)) return;
    const isOnButton = event.target.closest?.("a, button") && [" ", "Enter"].includes(event.key);
    if (isOnButton || event.target.closest?.(".steps")) return;
    if (event.key === "Escape") return find(".blank") ? press("b") : find("[data-leave]")?.click();
    if (event.key === ".") return press("b");
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    turn(KEYS[event.key]);
  });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-turn], .blank");
    if (!button || !on()) return;
    if (!button.dataset.turn) return press("b");
    turn(Number(button.dataset.turn));
    button.blur();  // else the space bar presses it again
  });

  document.addEventListener("touchstart", ({ touches, target }) => {
    const isOne = on() && touches.length === 1 && !target.closest?.(BUSY + ", .steps");
    touched = isOne ? [touches[0].clientX, touches[0].clientY] : null;
  }, { passive: true });
  document.addEventListener("touchend", ({ changedTouches: [end] }) => {
    if (!touched || !on()) return;
    const [x, y] = [end.clientX - touched[0], end.clientY - touched[1]];
    touched = null;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1);
  }, { passive: true });
})();
