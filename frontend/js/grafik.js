// Charts: turns the plain description written by poros.web.grafik into an ECharts picture in the page's own colours.
import { BarChart, GraphChart, HeatmapChart, LineChart, SankeyChart, TreeChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

echarts.use([
  BarChart, GraphChart, HeatmapChart, LineChart, SankeyChart, TreeChart,
  GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent, SVGRenderer,
]);

// Okabe-Ito order, darkened or lightened to 3:1 on the card; told apart by patterns and names as well.
const WARNA = { terang: ["#0b6477", "#b3541e", "#4a6fa5", "#7a5195", "#557a2b", "#8a6d00"], gelap: ["#62c3d0", "#f0a868", "#93b4e6", "#c9a2e0", "#a9cf7c", "#e3c65b"] };
const hidup = new Map();

function gaya() {
  const badan = getComputedStyle(document.body);
  const akar = getComputedStyle(document.documentElement);
  const warna = (nama) => {
    const kanvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    kanvas.fillStyle = akar.getPropertyValue(nama).trim();
    kanvas.fillRect(0, 0, 1, 1);
    return `rgb(${[...kanvas.getImageData(0, 0, 1, 1).data].slice(0, 3).join(",")})`;
  };
  const gelap = akar.colorScheme.includes("dark");
  return {
    huruf: badan.fontFamily, teks: warna("--color-base-content"), redup: warna("--redup"), garis: warna("--color-base-300"),
    muka: warna("--color-base-100"), lembut: warna("--lembut"), utama: warna("--color-primary"), warna: gelap ? WARNA.gelap : WARNA.terang, pola: gelap ? "rgba(0,0,0,0.35)" : "rgba(255,255,255,0.45)",
  };
}

/** Stripes, wider apart and turned for each further series. */
const pola = (i, g) => ({ symbol: "rect", color: g.pola, dashArrayX: [1, 0], dashArrayY: [2, 3 + i], rotation: [0, -0.785, 0.785, 1.571][i % 4] });

const bilangan = (nilai) => (nilai == null ? "–" : new Intl.NumberFormat("id-ID", { maximumFractionDigits: 2 }).format(nilai));
const pendek = (nilai) => new Intl.NumberFormat("id-ID", { notation: "compact", maximumFractionDigits: 1 }).format(nilai);

function sumbu(data, g, datar) {
  const kategori = {
    type: "category", data: data.kategori, axisTick: { show: false }, axisLine: { lineStyle: { color: g.garis } }, inverse: datar,
    axisLabel: { color: g.redup, fontSize: 14, hideOverlap: true, width: datar ? 150 : undefined, overflow: "break" },
  };
  const nilai = {
    type: "value", name: data.satuan, nameLocation: datar ? "middle" : "end", nameGap: datar ? 28 : 12, nameTextStyle: { color: g.redup, fontSize: 14, align: datar ? "center" : "left" },
    axisLabel: { color: g.redup, fontSize: 14, formatter: pendek }, splitLine: { lineStyle: { color: g.garis } },
  };
  return datar ? { xAxis: nilai, yAxis: kategori } : { xAxis: kategori, yAxis: nilai };
}

function acuan(data, g, datar) {
  const garis = Object.entries(data.acuan ?? {}).map(([nama, nilai]) => ({ name: nama, [datar ? "xAxis" : "yAxis"]: nilai }));
  if (!garis.length) return undefined;
  return {
    symbol: "none", silent: true, data: garis, lineStyle: { color: g.teks, type: [5, 4], width: 1.5 },
    label: { color: g.teks, fontSize: 14, rotate: 0, backgroundColor: g.muka, padding: [0, 3], formatter: ({ name, value }) => `${name} ${bilangan(value)}`, position: datar ? "start" : "insideEndTop" },
  };
}

function bersumbu(data, g) {
  const datar = data.jenis === "batang_datar";
  const garis = data.jenis === "garis";
  const nama = Object.keys(data.seri);
  const satuSeri = nama.length === 1;
  return {
    grid: { left: 8, right: 20, top: satuSeri ? 34 : 64, bottom: datar ? 34 : 6, containLabel: true },
    legend: satuSeri ? undefined : { top: 0, left: 0, itemWidth: 18, itemHeight: 10, textStyle: { color: g.teks, fontSize: 14 } },
    tooltip: { trigger: "axis", axisPointer: { type: garis ? "line" : "shadow" }, valueFormatter: (v) => `${bilangan(v)} ${data.satuan ?? ""}` },
    ...sumbu(data, g, datar),
    series: nama.map((n, i) => ({
      name: n, type: garis ? "line" : "bar", data: data.seri[n], barMaxWidth: 34, barGap: "12%", symbolSize: 7, symbol: ["circle", "rect", "triangle", "diamond"][i % 4],
      lineStyle: { width: 2.5, type: ["solid", [7, 4], [2, 3]][i % 3] }, itemStyle: { decal: i ? pola(i, g) : "none", borderRadius: garis ? 0 : datar ? [0, 3, 3, 0] : [3, 3, 0, 0] },
      label: { show: satuSeri && !garis && data.kategori.length <= 8, backgroundColor: g.muka, padding: [0, 2], position: datar ? "right" : "top", color: g.teks, fontSize: 14, formatter: ({ value }) => pendek(value) },
      markLine: i === 0 ? acuan(data, g, datar) : undefined,
    })),
  };
}

function panas(data, g) {
  const titik = data.nilai.flatMap((baris, y) => baris.map((nilai, x) => [x, y, nilai ?? "-"]));
  const angka = titik.map((t) => t[2]).filter((n) => n !== "-");
  const kategori = (isi, balik) => ({ type: "category", data: isi, inverse: balik, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: g.redup, fontSize: 14, interval: 0, width: balik ? 150 : 84, overflow: "break" } });
  const maks = Math.max(...angka, 1);
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 40, containLabel: true },
    xAxis: kategori(data.x, false), yAxis: kategori(data.y, true),
    tooltip: { formatter: ({ value }) => `${data.y[value[1]]}, ${data.x[value[0]]}: ${bilangan(value[2])} ${data.satuan ?? ""}` },
    visualMap: { min: Math.min(...angka, 0), max: maks, orient: "horizontal", left: "center", bottom: 0, itemHeight: 140, itemWidth: 12, text: [bilangan(maks), bilangan(Math.min(...angka, 0))], textStyle: { color: g.redup, fontSize: 14 }, inRange: { color: [g.lembut, g.utama] }, formatter: bilangan },
    series: [{
      type: "heatmap", data: titik.map((t) => ({ value: t, label: { color: t[2] > maks * 0.66 ? g.muka : g.teks } })), label: { show: true, fontSize: 14, formatter: ({ value }) => bilangan(value[2]) },
      itemStyle: { borderColor: g.muka, borderWidth: 2, borderRadius: 3 },
    }],
  };
}

const aliran = (data, g) => ({
  tooltip: { formatter: ({ dataType, data: d, name, value }) => (dataType === "edge" ? `${d.source} → ${d.target}: ` : `${name}: `) + `${bilangan(value ?? d.value)} ${data.satuan ?? ""}` },
  series: [{
    type: "sankey", data: data.simpul.map((name, i) => ({ name, itemStyle: { color: g.warna[i % g.warna.length] } })), links: data.alir, left: 4, right: 96, top: 8, bottom: 8, nodeWidth: 14, nodeGap: 14, draggable: false,
    label: { color: g.teks, fontSize: 14 }, lineStyle: { color: "source", opacity: 0.28 }, emphasis: { focus: "adjacency" },
  }],
});

const jejaring = (data, g) => ({
  legend: { top: 0, left: 0, data: data.kelompok, textStyle: { color: g.teks, fontSize: 14 } },
  tooltip: {},
  series: [{
    type: "graph", layout: "force", roam: "move", draggable: true, top: 56, bottom: 24, left: 40, right: 120, categories: data.kelompok.map((name) => ({ name })),
    data: data.simpul, links: data.sisi, force: { repulsion: 320, edgeLength: [70, 140], layoutAnimation: false },
    symbolSize: 18, label: { show: true, position: "right", color: g.teks, fontSize: 14 }, labelLayout: { hideOverlap: true }, edgeSymbol: ["none", "arrow"], edgeSymbolSize: 8,
    lineStyle: { color: g.redup, opacity: 0.7, curveness: 0.08 }, emphasis: { focus: "adjacency" },
  }],
});

const pohon = (data, g) => ({
  tooltip: {},
  series: [{
    type: "tree", data: [data.akar], left: 165, right: 190, top: 10, bottom: 10, initialTreeDepth: 3, expandAndCollapse: true, symbolSize: 10, itemStyle: { color: g.utama, borderColor: g.utama }, roam: "move",
    label: { position: "left", align: "right", color: g.teks, fontSize: 14, backgroundColor: g.muka, padding: [1, 4], width: 150, overflow: "truncate" }, leaves: { label: { position: "right", align: "left", width: 180 } },
    lineStyle: { color: g.garis, width: 1.5 }, animationDuration: 0,
  }],
});

const JENIS = { batang: bersumbu, batang_datar: bersumbu, garis: bersumbu, panas, aliran, jejaring, pohon };

function gambar(bingkai) {
  const data = JSON.parse(bingkai.querySelector("script[type='application/json']").textContent);
  const g = gaya();
  const kanvas = bingkai.querySelector(".kanvas");
  const grafik = hidup.get(bingkai) ?? echarts.init(kanvas, null, { renderer: "svg" });
  hidup.set(bingkai, grafik);
  grafik.setOption({
    color: g.warna, textStyle: { fontFamily: g.huruf, fontSize: 14, color: g.teks }, animation: false,
    ...JENIS[data.jenis](data, g),
  }, true);
  const petunjuk = { backgroundColor: g.muka, borderColor: g.garis, textStyle: { color: g.teks, fontSize: 14 }, confine: true };
  grafik.setOption({ tooltip: petunjuk });
  if (!bingkai.dataset.diamati) new ResizeObserver(() => grafik.resize()).observe(kanvas);
  bingkai.dataset.diamati = "ya";
}

window.poros = { ...window.poros, grafik: gambar };
document.addEventListener("poros:tema", () => hidup.forEach((_grafik, bingkai) => bingkai.isConnected && gambar(bingkai)));
