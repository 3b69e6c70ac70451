// Streamlit's calendar is in the language of the browser, and its other words are in English: both follow the page.
(() => {
  const spoken = document.documentElement.lang;
  for (const [name, value] of [["language", spoken], ["languages", [spoken]]])
    Object.defineProperty(navigator, name, { get: () => value, configurable: true });
  const given = Object.entries(JSON.parse(document.currentScript.dataset.words)).filter(([theirs, ours]) => ours !== theirs);
  if (!given.length) return;
  const words = new Map(given);
  const literal = (text) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  const shapes = given.filter(([theirs]) => theirs.includes("{")).map(([theirs, ours]) => ({
    shape: RegExp(`^${literal(theirs).replace(/\{(count|size)\}/, "(\\d+)").replace(/\{\w+\}/, "(.+)")}$`),
    isOfNames: theirs.includes("{label}"), // a text of the record may begin so, a name or heading of a widget not
    ours,
  }));
  const day = (text) => {
    const [one, of] = [new Date(`${text} UTC`), /^[A-Z][a-z]+ \d+, \d{4}$/.test(text)];
    return of ? one.toLocaleDateString(spoken, { dateStyle: "long", timeZone: "UTC" }) : text;
  };
  const month = (number) => new Date(Date.UTC(2000, number - 1)).toLocaleDateString(spoken, { month: "long", timeZone: "UTC" });
  const said = (text, isName) => {
    if (words.has(text)) return words.get(text);
    for (const { shape, isOfNames, ours } of shapes)
      if ((isName || !isOfNames) && shape.test(text)) return ours.replace(/\{\w+\}/, () => day(shape.exec(text)[1]));
    return text.replace(/^(\d+) – [A-Z][a-z]+$/, (_, number) => `${number} – ${month(number)}`);
  };
  const put = (held, name, isName) => {
    const text = held[name]?.trim();
    const ours = text && said(text, isName);
    if (ours && ours !== text) held[name] = ours;
  };
  const WIDGETS = ".stDateInput, .stSelectbox, .stMultiSelect, .stFileUploader, .stNumberInput, .stDataFrame, [data-testid=stTooltipIcon], [role=listbox], [data-testid=stDateInputCalendar], [data-testid^=stDataFrame], [id^=react-aria-description]";
  const NAMED = { placeholder: "placeholder", "aria-label": "ariaLabel", "aria-valuetext": "ariaValueText", title: "title" };
  const within = (part, what) => [...(part.matches(what) ? [part] : []), ...part.querySelectorAll(what)];
  const changed = ({ type, target, addedNodes }) => (type === "childList" ? [...addedNodes] : [target]);
  const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
  new MutationObserver((records) => {
    for (const part of new Set(records.flatMap(changed).map(element).filter(Boolean))) {
      for (const one of within(part, "[placeholder], :is(button, input)[aria-label]"))
        for (const name of ["placeholder", "ariaLabel"]) words.has(one[name]) && put(one, name, true);
      for (const widget of part.closest(WIDGETS) ? [part] : part.querySelectorAll(WIDGETS))
        for (const one of [widget, ...widget.querySelectorAll("*")]) {
          for (const [name, held] of Object.entries(NAMED)) if (one.hasAttribute(name)) put(one, held, true);
          for (const text of one.childNodes) if (text.nodeType === Node.TEXT_NODE) put(text, "data", one.tagName === "H2");
        }
    }
  }).observe(document.documentElement, { childList: true, characterData: true, subtree: true, attributeFilter: Object.keys(NAMED) });
})();
