// Long text is kept on the device while it is written, until it is sent or the person signs out.
import { kata, pada, padaMuat, satu, semua, unsur } from "./dom.js";

const AWAL = `poros:draf:${document.body.dataset.orang ?? ""}:`;
const kunci = (formulir) => AWAL + formulir.dataset.draf;
const panjang = (formulir) => semua("textarea[name], input[type=text][name]", formulir);

let jeda = 0;
pada("input", "form[data-draf]", (formulir) => {
  clearTimeout(jeda);
  jeda = setTimeout(() => {
    const isi = Object.fromEntries(panjang(formulir).map((bidang) => [bidang.name, bidang.value]));
    localStorage.setItem(kunci(formulir), JSON.stringify({ pada: Date.now(), isi }));
  }, 600);
});

function pulihkan(formulir) {
  const simpanan = JSON.parse(localStorage.getItem(kunci(formulir)) ?? "null");
  const berbeda = panjang(formulir).filter((b) => simpanan?.isi[b.name] && simpanan.isi[b.name] !== b.value);
  if (!berbeda.length) return;
  const semula = berbeda.map((bidang) => bidang.value);
  berbeda.forEach((bidang) => (bidang.value = simpanan.isi[bidang.name]));
  const jam = new Date(simpanan.pada).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const buang = unsur("button", { type: "button", className: "btn btn-polos btn-kecil", textContent: kata("buang-draf") });
  const pesan = unsur("div", { className: "pesan nada-info" }, unsur("div", { className: "isi", textContent: kata("draf-dipulihkan", { jam }) }), buang);
  pesan.setAttribute("role", "status");
  buang.addEventListener("click", () => {
    berbeda.forEach((bidang, n) => (bidang.value = semula[n]));
    localStorage.removeItem(kunci(formulir));
    pesan.remove();
  });
  formulir.prepend(pesan);
}
padaMuat((akar) => semua("form[data-draf]", akar).forEach(pulihkan));

pada("submit", "form[data-draf]", (formulir) => sessionStorage.setItem("poros:dikirim", kunci(formulir)));
pada("poros:dititipkan", "form[data-draf]", (formulir) => localStorage.removeItem(kunci(formulir)));
// A draft goes once its form was accepted: the next page then carries no summary of errors.
const dikirim = sessionStorage.getItem("poros:dikirim");
if (dikirim && !satu(".ringkas-galat")) localStorage.removeItem(dikirim);
sessionStorage.removeItem("poros:dikirim");

pada("submit", "form[data-keluar]", () => {
  Object.keys(localStorage).filter((k) => k.startsWith("poros:")).forEach((k) => localStorage.removeItem(k));
  navigator.serviceWorker?.controller?.postMessage("keluar");
});
