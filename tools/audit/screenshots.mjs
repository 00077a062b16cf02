// Takes pictures of pages: node screenshots.mjs CHROME < {"pages": {NAME: ADDRESS}, "widths", "schemes", "folder"}
import puppeteer from "puppeteer-core";
import { readFileSync } from "node:fs";

const { pages, widths, schemes, folder } = JSON.parse(readFileSync(0, "utf-8"));
const browser = await puppeteer.launch({
  executablePath: process.argv[2],
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const page = await browser.newPage();
for (const width of widths) {
  await page.setViewport({ width, height: 900 });
  for (const scheme of schemes) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(address, { waitUntil: "load" });
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width, height: Math.min(tall, 8000) };
      await page.screenshot({ path: `${folder}/${name}-${width}-${scheme}.png`, clip, captureBeyondViewport: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) console.log(`${name}: ${wide} px wide at ${width} px`);
    }
  }
}
await browser.close();
