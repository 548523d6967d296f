// Charts and maps fetch their library only when a page shows one.
import { padaMuat, semua } from "./dom.js";

const dimuat = new Map();
function muat(alamat) {
  if (!dimuat.has(alamat)) {
    dimuat.set(alamat, new Promise((selesai, gagal) => {
      const naskah = Object.assign(document.createElement("script"), { src: alamat, onload: selesai, onerror: gagal });
      document.head.append(naskah);
    }));
  }
  return dimuat.get(alamat);
}
function gaya(alamat) {
  if (!document.querySelector(`link[href="${alamat}"]`)) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: alamat }));
}

padaMuat((akar) => semua("[data-pustaka]", akar).forEach(async (bingkai) => {
  if (bingkai.dataset.gaya) gaya(bingkai.dataset.gaya);
  await muat(bingkai.dataset.pustaka);
  window.poros[bingkai.dataset.gambar](bingkai);
}));
