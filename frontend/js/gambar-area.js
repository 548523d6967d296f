// Drawing an area: a tap adds a corner, a corner is dragged, the middle of the map can be taken without a mouse.
// What is drawn stands as words in the field of the form, and what is typed there is drawn.
import { divIcon, DomEvent, marker, polygon } from "leaflet/dist/leaflet-src.esm.js";
import { kata, satu, unsur } from "./dom.js";

const BULAT = 1e5; // about a metre
const bulat = (n) => Math.round(n * BULAT) / BULAT;
const pojok = (nomor) => divIcon({ className: "peta-pojok", html: `<span>${nomor}</span>`, iconSize: [44, 44] });

function baca(teks) {
  const titik = teks.split("\n").map((baris) => baris.replace(";", ",").split(",").map(Number));
  return titik.filter((t) => t.length === 2 && t.every(Number.isFinite)).map(([lat, lng]) => ({ lat, lng }));
}

/** Make `peta` a drawing board for the field that `bingkai` names. */
export function gambarArea(peta, bingkai) {
  const bidang = satu(bingkai.dataset.bidang);
  let titik = baca(bidang.value);
  let tanda = [];
  const bentuk = polygon(titik, { color: "#c0392b", weight: 2.5, fillOpacity: 0.2, interactive: false }).addTo(peta);

  function simpan() {
    bidang.value = titik.map(({ lat, lng }) => `${bulat(lat)}, ${bulat(lng)}`).join("\n");
    bidang.dispatchEvent(new Event("change", { bubbles: true }));
  }
  function lukis() {
    bentuk.setLatLngs(titik);
    tanda.forEach((t) => t.remove());
    tanda = titik.map((t, n) => {
      const satuan = marker(t, { draggable: true, icon: pojok(n + 1), keyboard: false }).addTo(peta);
      satuan.on("drag", ({ latlng }) => { titik[n] = latlng; bentuk.setLatLngs(titik); });
      satuan.on("dragend", simpan);
      return satuan;
    });
  }
  function ubah(lakukan) {
    lakukan();
    lukis();
    simpan();
  }
  const tambah = (latlng) => ubah(() => titik.push({ lat: latlng.lat, lng: latlng.lng }));

  peta.on("click", ({ latlng }) => tambah(latlng));
  bidang.addEventListener("input", () => {
    titik = baca(bidang.value);
    lukis();
  });
  const tombol = (nama, lakukan) => unsur("button", { type: "button", className: "btn btn-kedua btn-kecil", textContent: kata(nama), onclick: lakukan });
  const alat = unsur(
    "div", { className: "baris peta-alat" },
    tombol("titik-tengah", () => tambah(peta.getCenter())),
    tombol("titik-mundur", () => ubah(() => titik.pop())),
    tombol("titik-hapus", () => ubah(() => { titik = []; })),
  );
  bingkai.append(alat);
  bingkai.classList.add("peta-gambar");
  DomEvent.disableClickPropagation(alat);
  lukis();
  if (titik.length) peta.fitBounds(bentuk.getBounds(), { padding: [30, 30] });
}
