// Builds scripts, icon sprite, font and app icons into src/poros/web; `npm run css` adds the stylesheet.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { build } from "esbuild";

const WEB = `${process.env.POROS_WEB ?? new URL("../src/poros/web", import.meta.url).pathname}/`;
const MODULES = new URL("node_modules/", import.meta.url).pathname;
const HERE = new URL(".", import.meta.url).pathname;
const POROS = `${WEB}static/poros/`;
const VENDOR = `${WEB}static/vendor/`;
for (const folder of [POROS, `${POROS}huruf/`, VENDOR, `${WEB}tests/vendor/`]) mkdirSync(folder, { recursive: true });

function copy(from, to) {
  cpSync(MODULES + from, to);
}

function sprite() {
  const names = readFileSync(`${HERE}ikon.txt`, "utf8").trim().split("\n");
  const symbols = names.map((name) => {
    const source = readFileSync(`${MODULES}lucide-static/icons/${name}.svg`, "utf8");
    const inner = source.slice(source.indexOf(">", source.indexOf("<svg")) + 1, source.lastIndexOf("</svg>"));
    const shape = inner.replace(/\s*\n\s*/g, "").replaceAll(" />", "/>");
    return `<symbol id="${name}" viewBox="0 0 24 24">${shape}</symbol>`;
  });
  writeFileSync(`${POROS}ikon.svg`, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}

function appIcons() {
  for (const [source, name, width] of [
    ["ikon-aplikasi.svg", "ikon-192.png", 192],
    ["ikon-aplikasi.svg", "ikon-512.png", 512],
    ["ikon-topeng.svg", "ikon-topeng-512.png", 512],
    ["ikon-topeng.svg", "ikon-apple-180.png", 180],
  ]) {
    const svg = readFileSync(`${HERE}gambar/${source}`, "utf8");
    writeFileSync(POROS + name, new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng());
  }
}

const common = { bundle: true, minify: true, format: "iife", target: "es2022", legalComments: "none", logLevel: "warning" };
await Promise.all([
  build({ ...common, entryPoints: [`${HERE}js/poros.js`], outfile: `${POROS}poros.js` }),
  build({ ...common, entryPoints: [`${HERE}js/grafik.js`], outfile: `${VENDOR}grafik.js` }),
  build({ ...common, entryPoints: [`${HERE}js/peta.js`], outfile: `${VENDOR}peta.js` }),
]);
sprite();
appIcons();
for (const name of ["logo.svg", "motif.svg"]) cpSync(`${HERE}gambar/${name}`, POROS + name);
copy("@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2", `${POROS}huruf/source-sans-3.woff2`);
// The package names its packer as holder; the font itself names Adobe.
const ofl = readFileSync(`${MODULES}@fontsource-variable/source-sans-3/LICENSE`, "utf8");
writeFileSync(`${POROS}huruf/OFL.txt`, ofl.replace(/^Google Inc\./, "© 2023 Adobe (http://www.adobe.com/), with Reserved Font Name ‘Source’"));
copy("htmx.org/dist/htmx.min.js", `${VENDOR}htmx.js`);
// Without its pictures (layer switch, pin): we use neither, and a hashed static store would look for them.
const leaflet = readFileSync(`${MODULES}leaflet/dist/leaflet.css`, "utf8").replace(/[^{}]*\{[^{}]*url\([^{}]*\}/g, "");
writeFileSync(`${VENDOR}peta.css`, leaflet);
copy("axe-core/axe.min.js", `${WEB}tests/vendor/axe.min.js`);

const licences = [
  ["htmx", "htmx.org/LICENSE"], ["Apache ECharts", "echarts/LICENSE"], ["Apache ECharts, notice", "echarts/NOTICE"],
  ["zrender", "zrender/LICENSE"], ["Leaflet", "leaflet/LICENSE"], ["Lucide (poros/ikon.svg)", "lucide-static/LICENSE"],
  ["Tailwind CSS (poros/poros.css)", "tailwindcss/LICENSE"], ["daisyUI (poros/poros.css)", "daisyui/LICENSE"],
];
const texts = licences.map(([name, file]) => `${name}\n${"=".repeat(name.length)}\n${readFileSync(MODULES + file, "utf8").trim()}\n`);
writeFileSync(`${VENDOR}LICENSES.txt`, texts.join("\n\n"));
