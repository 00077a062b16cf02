// Runs axe over pages: node axe.mjs CHROME < {"pages": [...], "widths": [...], "schemes": [...]}
// Prints one line of JSON for each violation, then the number of runs.
import { AxePuppeteer } from "@axe-core/puppeteer";
import puppeteer from "puppeteer-core";
import { readFileSync } from "node:fs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const { pages, widths, schemes } = JSON.parse(readFileSync(0, "utf-8"));
const browser = await puppeteer.launch({
  executablePath: process.argv[2],
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const page = await browser.newPage();
await page.setBypassCSP(true);
let runs = 0;
for (const width of widths) {
  await page.setViewport({ width, height: 900 });
  for (const scheme of schemes) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const address of pages) {
      await page.goto(address, { waitUntil: "load" });
      const { violations } = await new AxePuppeteer(page).withTags(TAGS).analyze();
      for (const found of violations) {
        const at = found.nodes.slice(0, 3).map((node) => node.target.join(" "));
        console.log(JSON.stringify({ address, width, scheme, rule: found.id, at, count: found.nodes.length }));
      }
      runs += 1;
    }
  }
}
await browser.close();
console.log(JSON.stringify({ runs }));
