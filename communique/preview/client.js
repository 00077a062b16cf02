// Keeps an open page true to its file: see preview/news.py for what is said.
(() => {
  "use strict";
  const script = document.currentScript;
  const own = new URL(".", script.src);
  const { page, seen, dress } = script.dataset;
  const HIDDEN = "communique-hidden";
  let events = null;
  let leaving = false;
  let shown = "";
  let box = null;

  function connect() {
    if (events || document.hidden) return;
    const asked = new URL("events", own);
    asked.search = new URLSearchParams({ page, seen, dress });
    events = new EventSource(asked);
    events.onmessage = (event) => hear(JSON.parse(event.data));
  }

  // Browsers allow six connections to one server: tabs nobody sees do without.
  function disconnect() {
    events?.close();
    events = null;
  }

  function hear(said) {
    if (leaving) return;
    show(said.overlay);
    if (said.reload) {
      leaving = true;
      disconnect();
      location.reload(); // the browser keeps the place
      return;
    }
    if (said.styles) dressed(said.styles);
    for (const sheet of said.sheets) renew(sheet);
    for (const file of said.files) refresh(file);
  }

  // The page's policy knows the styles it came with by their hash; these are let in as objects.
  function dressed(styles) {
    for (const style of document.querySelectorAll("style")) style.disabled = true;
    document.adoptedStyleSheets = styles.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
  }

  const bare = (address) => address.replace(/\.[0-9a-f]{10}\.css$/, ".css");

  function renew(sheet) {
    for (const link of sheets()) {
      const now = new URL(link.href).pathname;
      if (bare(now).endsWith("/" + bare(sheet)) && !now.endsWith(sheet)) {
        swap(link, link.href.replace(/assets\/[^/]*$/, sheet));
      }
    }
  }

  function refresh(file) {
    const same = (address) => address && new URL(address, location).pathname === encodeURI(file);
    const fresh = `${file}?${Date.now()}`;
    for (const link of sheets()) {
      if (same(link.href)) swap(link, fresh);
    }
    for (const image of document.images) {
      if (same(image.currentSrc || image.src)) {
        image.removeAttribute("srcset");
        image.src = fresh;
      }
    }
    for (const other of document.scripts) {
      if (same(other.src)) location.reload();
    }
  }

  const sheets = () => document.querySelectorAll("link[rel~=stylesheet]:not([data-old])");

  // The old sheet goes when the new one is there: nothing is ever shown undressed.
  function swap(link, address) {
    const next = link.cloneNode();
    next.href = address;
    next.onload = () => link.remove();
    next.onerror = () => next.remove();
    link.dataset.old = "";
    link.after(next);
  }

  function show(html) {
    if (html === shown) return;
    shown = html;
    box?.remove();
    box = null;
    if (!html) sessionStorage.removeItem(HIDDEN);
    if (!html || sessionStorage.getItem(HIDDEN) === html) return;
    box = document.createElement("communique-overlay");
    box.hidden = true;
    const root = box.attachShadow({ mode: "open" });
    root.innerHTML = html;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("overlay.css", own);
    link.onload = () => (box.hidden = false);
    root.prepend(link);
    root.querySelector("button")?.addEventListener("click", hide);
    document.documentElement.append(box);
  }

  function hide() {
    sessionStorage.setItem(HIDDEN, shown);
    box?.remove();
    box = null;
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box) hide();
  });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  connect();
})();
