// Toasts: what just happened, with a way back while the line runs out.
import { csrf, ikon, kata, satu, semua, unsur } from "./dom.js";

const IKON = { netral: "info", info: "info", baik: "circle-check", awas: "triangle-alert", bahaya: "octagon-alert", utama: "info" };
const LAMA = 7;
const BANYAK = 3; // more would cover what is worked on

function jalankanWaktu(kabar, detik) {
  if (!detik) return;
  const sisa = unsur("span", { className: "sisa" });
  kabar.append(sisa);
  const jalan = sisa.animate([{ transform: "scaleX(1)" }, { transform: "scaleX(0)" }], { duration: detik * 1000 });
  jalan.onfinish = () => kabar.remove();
  for (const [mulai, henti] of [["pointerenter", "pointerleave"], ["focusin", "focusout"]]) {
    kabar.addEventListener(mulai, () => jalan.pause());
    kabar.addEventListener(henti, () => jalan.play());
  }
}

async function urungkan(kabar, alamat) {
  kabar.remove();
  const jawab = await fetch(alamat, { method: "POST", headers: { "X-CSRFToken": csrf(), "HX-Request": "true" } }).catch(() => null);
  if (jawab?.ok) location.reload();
  else tampilkan({ teks: kata("gagal-urung"), nada: "bahaya" });
}

function lengkapi(kabar) {
  const { nada, urung, detik } = kabar.dataset;
  if (urung) {
    const tombol = unsur("button", { type: "button", textContent: kata("urungkan") });
    tombol.addEventListener("click", () => urungkan(kabar, urung));
    kabar.append(tombol);
  }
  const tutup = unsur("button", { type: "button", ariaLabel: kata("tutup") }, ikon("x"));
  tutup.addEventListener("click", () => kabar.remove());
  kabar.append(tutup);
  jalankanWaktu(kabar, nada === "bahaya" ? 0 : Number(detik) || LAMA);
}

export function tampilkan({ teks, nada = "info", urung = "", detik = LAMA }) {
  const kabar = unsur("div", { className: `kabar nada-${nada}` }, ikon(IKON[nada] ?? "info"), unsur("span", { className: "teks", textContent: teks }));
  Object.assign(kabar.dataset, { nada, urung, detik });
  satu("#kabar")?.append(kabar);
  semua("#kabar > .kabar").slice(0, -BANYAK).forEach((lama) => lama.remove());
  lengkapi(kabar);
}

semua("#kabar > .kabar").forEach(lengkapi);
document.addEventListener("poros:kabar", ({ detail }) => (detail.daftar ?? [detail]).forEach(tampilkan));
