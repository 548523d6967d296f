// Maps: own GeoJSON on a canvas, no tiles from elsewhere; colour by tone, words in the pop-up.
import { canvas, circleMarker, control, featureGroup, geoJSON, map } from "leaflet/dist/leaflet-src.esm.js";
import { kata, satu, semua, unsur } from "./dom.js";
import { gambarArea } from "./gambar-area.js";

const RONA = { netral: "#5f7681", info: "#2f6fb0", baik: "#2f855a", awas: "#b7791f", bahaya: "#c0392b", utama: "#0b6477" };
const NAMA_TETAP = 60; // with more names than this, they show only under the pointer
const rona = ({ properties }) => RONA[properties?.nada] ?? RONA.utama;

function keterangan({ properties }) {
  const isi = document.createElement("div");
  const judul = document.createElement(properties.url ? "a" : "b");
  judul.textContent = properties.nama ?? "";
  if (properties.url) judul.href = properties.url;
  isi.append(judul);
  if (properties.ket) isi.append(Object.assign(document.createElement("div"), { textContent: properties.ket }));
  return isi;
}

async function bacaData(bingkai) {
  const tertanam = bingkai.querySelector("script[type='application/json']");
  if (tertanam) return JSON.parse(tertanam.textContent);
  return (await fetch(bingkai.dataset.url)).json();
}

const gaya = (fitur) => (fitur.geometry.type === "Point" ? {} : { color: rona(fitur), weight: fitur.properties?.tebal ?? 1.5, fillOpacity: 0.32 });
const titikan = (fitur, titik) => circleMarker(titik, { radius: 8, color: "#fff", weight: 2, fillColor: rona(fitur), fillOpacity: 1 });

/** One layer a kind (`lapis`), in the order in which they come; without kinds a single one. */
function pilah(data) {
  const kelompok = new Map();
  for (const fitur of data.features) {
    const nama = fitur.properties?.lapis ?? "";
    if (!kelompok.has(nama)) kelompok.set(nama, []);
    kelompok.get(nama).push(fitur);
  }
  return kelompok;
}

class Lapisan {
  constructor(peta, bingkai) {
    Object.assign(this, { peta, bingkai, pasang: new Map(), mati: new Set() });
  }

  isi(data) {
    this.pasang.forEach((lapis) => lapis.remove());
    this.pasang.clear();
    const sedikit = data.features.filter((f) => f.properties?.nama).length <= NAMA_TETAP;
    const ikat = !this.bingkai.dataset.bidang;
    pilah(data).forEach((features, nama) => {
      const lapis = geoJSON({ type: "FeatureCollection", features }, {
        style: gaya, pointToLayer: titikan, interactive: ikat,
        onEachFeature: (fitur, bentuk) => {
          if (ikat) bentuk.bindPopup(() => keterangan(fitur));
          if (fitur.properties?.nama) bentuk.bindTooltip(fitur.properties.nama, { permanent: sedikit, direction: fitur.geometry.type === "Point" ? "bottom" : "center", offset: fitur.geometry.type === "Point" ? [0, 6] : [0, 0], className: "peta-nama" });
        },
      });
      this.pasang.set(nama, lapis);
      if (!this.mati.has(nama)) lapis.addTo(this.peta);
    });
    this.sakelar();
    this.rapikan();
    return featureGroup([...this.pasang.values()]).getBounds();
  }

  // Names that would lie over others are left out; what is drawn last matters most. Zooming in brings them back.
  rapikan() {
    const terpakai = [];
    for (const nama of [...semua(".leaflet-tooltip.peta-nama", this.bingkai)].reverse()) {
      nama.style.visibility = "";
      const kotak = nama.getBoundingClientRect();
      const bentrok = terpakai.some((lain) => kotak.left < lain.right && lain.left < kotak.right && kotak.top < lain.bottom && lain.top < kotak.bottom);
      if (bentrok) nama.style.visibility = "hidden";
      else terpakai.push(kotak);
    }
  }

  // Which layers are shown, as check boxes that a keyboard reaches.
  sakelar() {
    satu(".peta-lapis", this.bingkai)?.remove();
    if (this.pasang.size < 2) return;
    const daftar = unsur("fieldset", { className: "peta-lapis baris" }, unsur("legend", { className: "hanya-pembaca", textContent: kata("lapisan-peta") }));
    this.pasang.forEach((lapis, nama) => {
      const kotak = unsur("input", { type: "checkbox", className: "checkbox", checked: !this.mati.has(nama) });
      kotak.addEventListener("change", () => {
        if (kotak.checked) { this.mati.delete(nama); lapis.addTo(this.peta); } else { this.mati.add(nama); lapis.remove(); }
        this.rapikan();
      });
      daftar.append(unsur("label", { className: "baris" }, kotak, nama));
    });
    satu(".kanvas", this.bingkai).after(daftar);
  }
}

/** Follow the live part that the map names: read again when it says that the map shows something else. */
function ikuti(bingkai, lapisan) {
  const cap = () => satu(`${bingkai.dataset.ikut} [data-peta]`)?.dataset.peta;
  let lama = cap();
  document.addEventListener("poros:langsung", () => {
    if (cap() === lama) return;
    lama = cap();
    setTimeout(async () => lapisan.isi(await bacaData(bingkai)), 3000 * Math.random()); // not all screens at once
  });
}

async function gambar(bingkai) {
  const kanvas = bingkai.querySelector(".kanvas");
  if (kanvas.dataset.hidup) return;
  kanvas.dataset.hidup = "ya";
  const data = await bacaData(bingkai);
  const peta = map(kanvas, { renderer: canvas({ padding: 0.3 }), scrollWheelZoom: false, zoomSnap: 0.25, zoomControl: false, attributionControl: false });
  control.zoom({ zoomInTitle: kata("perbesar"), zoomOutTitle: kata("perkecil") }).addTo(peta);
  control.scale({ imperial: false }).addTo(peta);
  peta.setView([-2.5, 118], 5);
  const lapisan = new Lapisan(peta, bingkai);
  const batas = lapisan.isi(data);
  if (batas.isValid()) peta.fitBounds(batas, { padding: [20, 20], maxZoom: 15 });
  peta.on("zoomend moveend resize", () => lapisan.rapikan());
  lapisan.rapikan();
  kanvas.addEventListener("click", () => peta.scrollWheelZoom.enable(), { once: true });
  new ResizeObserver(() => peta.invalidateSize()).observe(kanvas);
  if (bingkai.dataset.bidang) gambarArea(peta, bingkai);
  if (bingkai.dataset.ikut) ikuti(bingkai, lapisan);
}

window.poros = { ...window.poros, peta: gambar };
