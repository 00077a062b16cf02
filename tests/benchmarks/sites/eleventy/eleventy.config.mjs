const PAGE = 20;

const newest = (api) => api.getFilteredByGlob("content/**/*.md").reverse();
const slug = (name) => name.toLowerCase().replaceAll(" ", "-");

// Every page of every term of a kind: { name, address, items, number, last }.
function pages(articles, field, folder) {
  const terms = new Map();
  for (const article of articles) {
    for (const name of article.data[field]) {
      if (!terms.has(name)) terms.set(name, []);
      terms.get(name).push(article);
    }
  }
  const found = [];
  for (const [name, items] of [...terms].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = Math.ceil(items.length / PAGE);
    const address = `/${folder}/${slug(name)}/`;
    for (let number = 1; number <= last; number++) {
      const shown = items.slice((number - 1) * PAGE, number * PAGE);
      const feed = number === 1 ? items.slice(0, 50) : [];
      const count = items.length;
      found.push({ name, address, number, last, count, feed, items: shown });
    }
  }
  return found;
}

export default function (config) {
  config.addCollection("newest", newest);
  for (const [field, folder] of Object.entries({
    topics: "topics",
    countries: "countries",
    authors: "authors",
    months: "archive",
  })) {
    config.addCollection(`${field}Pages`, (api) => pages(newest(api), field, folder));
    config.addCollection(`${field}Terms`, (api) =>
      pages(newest(api), field, folder).filter((page) => page.number === 1),
    );
  }
  config.addFilter("slug", slug);
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("rfc822", (date) => date.toUTCString());
  config.addFilter("day", (date) =>
    date.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" }),
  );
  config.addFilter("first", (items, count) => items.slice(0, count));
  config.addFilter("neighbour", (items, url, step) => {
    if (!items.places) items.places = new Map(items.map((item, place) => [item.url, place]));
    return items[items.places.get(url) + step];
  });
  config.addPassthroughCopy("site.css");
  return {
    dir: { input: ".", includes: "_includes", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
