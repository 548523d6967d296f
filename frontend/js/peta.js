// Maps: own GeoJSON on a canvas, no tiles from elsewhere; colour by tone, words in the pop-up.
import { canvas, circleMarker, control, geoJSON, map } from "leaflet/dist/leaflet-src.esm.js";
import { kata } from "./dom.js";

const RONA = { netral: "#5f7681", info: "#2f6fb0", baik: "#2f855a", awas: "#b7791f", bahaya: "#c0392b", utama: "#0b6477" };
const NAMA_TETAP = 24; // with more shapes than this, names show only under the pointer
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

async function gambar(bingkai) {
  const kanvas = bingkai.querySelector(".kanvas");
  if (kanvas.dataset.hidup) return;
  kanvas.dataset.hidup = "ya";
  const data = await bacaData(bingkai);
  const peta = map(kanvas, { renderer: canvas({ padding: 0.3 }), scrollWheelZoom: false, zoomSnap: 0.25, zoomControl: false, attributionControl: false });
  control.zoom({ zoomInTitle: kata("perbesar"), zoomOutTitle: kata("perkecil") }).addTo(peta);
  const sedikit = data.features.length <= NAMA_TETAP;
  const lapisan = geoJSON(data, {
    style: (fitur) => (fitur.geometry.type === "Point" ? {} : { color: rona(fitur), weight: 1.5, fillOpacity: 0.32 }),
    pointToLayer: (fitur, titik) => circleMarker(titik, { radius: 8, color: "#fff", weight: 2, fillColor: rona(fitur), fillOpacity: 1 }),
    onEachFeature: (fitur, bentuk) => bentuk.bindPopup(() => keterangan(fitur)).bindTooltip(fitur.properties?.nama ?? "", { permanent: sedikit, direction: "center", className: "peta-nama" }),
  }).addTo(peta);
  const batas = lapisan.getBounds();
  if (batas.isValid()) peta.fitBounds(batas, { padding: [20, 20], maxZoom: 15 });
  else peta.setView([-2.5, 118], 5);
  kanvas.addEventListener("click", () => peta.scrollWheelZoom.enable(), { once: true });
}

window.poros = { ...window.poros, peta: gambar };
