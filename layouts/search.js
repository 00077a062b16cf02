// Searches the index beside this page, which Pagefind made. The page is of use without it.
(async () => {
  "use strict";
  const A_PAGE = 10;
  const form = document.querySelector("form.search");
  const words = form.querySelector("input");
  const filters = [...form.querySelectorAll("select")];
  const status = document.querySelector("[role=status]");
  const list = document.querySelector(".river");
  const more = document.querySelector("button.more");
  const { forms, nothing, fails, home } = form.dataset;
  const index = home.endsWith("index.html") ? "index.html" : "";
  const up = home.slice(0, home.length - index.length);
  const phrases = JSON.parse(forms);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  let asked = 0;
  let waiting = [];

  let pagefind;
  try {
    pagefind = await import(new URL("pagefind.js", location));
    await pagefind.init();
    fill(await pagefind.filters());
  } catch {
    status.textContent = fails;
    return;
  }
  recall();
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", look);
  more.addEventListener("click", show);
  if (!words.value) words.focus();
  look();

  function fill(known) {
    for (const select of filters) {
      const values = Object.entries(known[select.name] ?? {});
      select.hidden = !values.length;
      const order = new Intl.Collator(document.documentElement.lang).compare;
      values.sort(([a], [b]) => (select.name === "year" ? order(b, a) : order(a, b)));
      for (const [value, count] of values) select.add(new Option(`${value} (${count})`, value));
    }
  }

  // The address says what is looked for, so that it can be kept and sent on.
  function recall() {
    const said = new URLSearchParams(location.search);
    for (const field of [words, ...filters]) field.value = said.get(field.name) ?? "";
  }

  async function look() {
    const mine = ++asked;
    const chosen = filters.filter((select) => select.value);
    const term = words.value.trim();
    const said = new URLSearchParams([words, ...chosen].filter((one) => one.value).map((one) => [one.name, one.value]));
    history.replaceState(null, "", said.size ? `?${said}` : location.pathname);
    if (!term && !chosen.length) return tell([], "");
    const wanted = Object.fromEntries(chosen.map((select) => [select.name, select.value]));
    const order = term ? {} : { sort: { date: "desc" } };
    const { results } = await pagefind.search(term || null, { filters: wanted, ...order });
    if (mine !== asked) return;
    const phrase = phrases[plural.select(results.length)] ?? phrases.other;
    tell(results, results.length ? phrase.replace("{}", results.length) : nothing);
  }

  function tell(results, said) {
    status.textContent = said;
    list.replaceChildren();
    waiting = results;
    show();
  }

  async function show() {
    const mine = asked;
    const next = waiting.splice(0, A_PAGE);
    const found = await Promise.all(next.map((one) => one.data()));
    if (mine !== asked) return;
    list.append(...found.map(item));
    more.hidden = !waiting.length;
  }

  function item(found) {
    const li = document.createElement("li");
    const box = document.createElement("div");
    const headline = document.createElement("h2");
    const link = document.createElement("a");
    const excerpt = document.createElement("p");
    headline.className = "headline";
    excerpt.className = "standfirst";
    link.href = up + found.raw_url.slice(1) + index;
    link.textContent = found.meta.title;
    excerpt.append(...marked(found.excerpt));
    headline.append(link);
    box.append(headline, excerpt);
    if (found.meta.day) {
      const day = document.createElement("p");
      day.className = "small date";
      day.textContent = found.meta.day;
      li.append(day);
    }
    li.append(box);
    return li;
  }

  // The excerpt is text with <mark>s; nothing else of it is taken for HTML.
  function marked(excerpt) {
    const reader = document.createElement("textarea");
    const plain = (text) => {
      reader.innerHTML = text.replace(/</g, "&lt;");
      return reader.value;
    };
    return excerpt.split(/<mark>(.*?)<\/mark>/).map((text, place) => {
      if (place % 2 === 0) return plain(text);
      const mark = document.createElement("mark");
      mark.textContent = plain(text);
      return mark;
    });
  }
})();
