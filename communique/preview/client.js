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
  let bar = null;
  let told = "";

  function connect() {
    if (events || document.hidden) return;
    const asked = new URL("events", own);
    asked.search = new URLSearchParams({ page, seen, dress });
    events = new EventSource(asked);
    events.onmessage = (event) => hear(JSON.parse(event.data));
    events.addEventListener("bar", (event) => tell(JSON.parse(event.data)));
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
    const sheets = styles.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
    document.adoptedStyleSheets = [...sheets, badges];
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
    box = shadowed("communique-overlay", "overlay.css", html);
    box.shadowRoot.querySelector(".hide")?.addEventListener("click", hide);
    document.documentElement.append(box);
  }

  // An element of its own, in styles of its own, that is seen once these are there.
  function shadowed(name, sheet, html) {
    const made = document.createElement(name);
    made.hidden = true;
    const root = made.attachShadow({ mode: "open" });
    root.innerHTML = html;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(sheet, own);
    link.onload = () => (made.hidden = false);
    root.prepend(link);
    root.addEventListener("click", clicked);
    return made;
  }

  function clicked(event) {
    const { open, line, drafts, back, now } = event.target.closest("button")?.dataset ?? {};
    if (open) ask("open", { file: open, line: Number(line ?? 1) });
    if (drafts !== undefined) ask("view", { drafts: Boolean(drafts) });
    if (back !== undefined) ask("view", { now: null });
    if (now) ask("view", { now });
  }

  async function ask(what, wish) {
    try {
      const answer = await fetch(new URL(what, own), { method: "POST", body: JSON.stringify(wish) });
      say(answer.ok ? "" : await answer.text());
    } catch {
      say("The preview does not answer.");
    }
  }

  function say(text) {
    const root = (bar ?? box)?.shadowRoot;
    root?.querySelector(".said")?.remove();
    if (!root || !text) return;
    const note = document.createElement("p");
    note.className = "said";
    note.setAttribute("role", "status");
    note.textContent = text;
    root.insertBefore(note, root.lastElementChild);
    setTimeout(() => note.remove(), 10000);
  }

  // The bar: what an editor should know of this page.
  function tell({ html, marks }) {
    mark(marks);
    if (leaving || html === told) return;
    told = html;
    if (!bar) {
      bar = shadowed("communique-bar", "bar.css", `<div class="desk">${html}</div>`);
      const whole = bar.shadowRoot.lastElementChild;
      whole.setAttribute("role", "region");
      whole.setAttribute("aria-label", "Preview");
      document.documentElement.append(bar);
      // What is at the foot of the page can be scrolled to, above the bar.
      const room = document.documentElement.style;
      new ResizeObserver(() => (room.paddingBlockEnd = `${whole.offsetHeight}px`)).observe(whole);
    } else {
      const open = bar.shadowRoot.querySelector("details[open]")?.id;
      bar.shadowRoot.lastElementChild.innerHTML = html;
      if (open) bar.shadowRoot.getElementById(open)?.setAttribute("open", "");
    }
    for (const menu of bar.shadowRoot.querySelectorAll("details")) {
      menu.addEventListener("toggle", toggled);
    }
    bar.shadowRoot.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      ask("view", { now: event.target.elements.now.value });
    });
  }

  // One menu is open at a time, and the clock's knows what comes.
  function toggled(event) {
    const menu = event.target;
    if (!menu.open) return;
    for (const other of bar.shadowRoot.querySelectorAll("details[open]")) {
      if (other !== menu) other.open = false;
    }
    if (menu.id === "clock") foresee(menu.querySelector(".coming"));
  }

  async function foresee(list) {
    const coming = await (await fetch(new URL("coming", own))).json();
    list.replaceChildren(
      ...coming.map(([now, shown, what]) => {
        const button = document.createElement("button");
        button.type = "button";
        button.dataset.now = now;
        button.textContent = shown;
        const item = document.createElement("li");
        item.append(button, ` ${what}`);
        return item;
      }),
    );
  }

  // Links to what is not published say so.
  const badges = new CSSStyleSheet();
  badges.replaceSync(`a[data-unpublished]::after { content: " " attr(data-unpublished);
    font: 600 .6875rem/1.4 system-ui, sans-serif; color: #fff; background: #9a3412;
    border-radius: 3px; padding: 0 .3rem; margin-inline-start: .4rem; white-space: nowrap }`);

  function mark(marks) {
    if (!document.adoptedStyleSheets.includes(badges)) document.adoptedStyleSheets.push(badges);
    for (const link of document.links) {
      const found = marks[new URL(link.href).pathname.replace(/index\.html$/, "")];
      if (found) link.dataset.unpublished = found;
      else delete link.dataset.unpublished;
    }
  }

  function hide() {
    sessionStorage.setItem(HIDDEN, shown);
    box?.remove();
    box = null;
  }

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (box) hide();
    else bar?.shadowRoot.querySelector("details[open]")?.removeAttribute("open");
  });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  connect();
})();
