// Without a network: say so, keep what was filled in, send it when the network is back.
// A form takes part with `data-luring="words for the list"`. Its key (`X-Kunci`) lets the server do it once, even when
// only the answer was lost on the way.
import { buang, kunciBaru, menunggu, simpan } from "./antrean.js";
import { tampilkan } from "./kabar.js";
import { kalimat } from "./jawaban.js";
import { csrf, kata, satu } from "./dom.js";

const TITIPAN = "form[data-luring]:not([data-luring=''])";
const LAGI_NANTI = [429, 502, 503, 504];
const MASUK_DULU = 401;
const TIAP = 60_000;
const { orang, jabatan, sebagai } = document.body.dataset;
let jumlah = 0;

async function perlihatkan() {
  const antrean = await menunggu();
  jumlah = antrean.length;
  document.dispatchEvent(new CustomEvent("poros:antrean", { detail: antrean }));
  const pita = satu("#luring");
  if (!pita) return;
  pita.hidden = navigator.onLine && !jumlah;
  satu("span", pita).textContent = (navigator.onLine ? "" : `${kata("luring")} `) + (jumlah ? kata("menunggu-dikirim", { n: jumlah }) : "");
  satu("a", pita).hidden = !jumlah;
}

const label = (formulir, nama) => {
  const bidang = formulir.elements[nama];
  return (bidang?.labels ?? bidang?.[0]?.labels)?.[0]?.textContent.trim() ?? "";
};

/** A file field in which nothing was chosen. */
const takDipilih = (nilai) => nilai instanceof File && !nilai.name;

/** Keep a form on the device under its key. */
async function titipkan(formulir, tombol, kunci) {
  const isi = [...new FormData(formulir, tombol)].filter(([nama, nilai]) => nama !== "csrfmiddlewaretoken" && !takDipilih(nilai));
  await simpan({
    kunci,
    nama: formulir.dataset.luring,
    alamat: formulir.getAttribute("action"),
    dari: location.pathname,
    isi: isi.map(([nama, nilai]) => ({ nama, nilai, label: label(formulir, nama) })),
    jabatan,
    sebagai,
    pada: Date.now(),
    sebab: "",
  });
  formulir.dispatchEvent(new CustomEvent("poros:dititipkan", { bubbles: true }));
  formulir.reset();
  formulir.closest("dialog")?.close();
  tampilkan({ teks: `${formulir.dataset.luring}: ${kata("dikirim-nanti")}`, nada: "awas" });
  perlihatkan();
}

async function kirimSatu(butir) {
  const isi = new FormData();
  butir.isi.forEach(({ nama, nilai }) => isi.append(nama, nilai));
  const headers = { "X-CSRFToken": csrf(), "X-Kunci": butir.kunci, "X-Antrean": "ya" };
  return fetch(butir.alamat, { method: "POST", headers, body: isi });
}

/** Settle what the server said of one form: done, refused with the reason kept beside it, or (false) not now. */
async function selesaikan(butir, jawab) {
  if (jawab.status === MASUK_DULU) tampilkan({ teks: kata("masuk-dulu", { n: jumlah }), nada: "awas" });
  if (jawab.status === MASUK_DULU || LAGI_NANTI.includes(jawab.status)) return false;
  if (jawab.ok) await buang(butir.kunci);
  else await simpan({ ...butir, sebab: kalimat(jawab.status, await jawab.text()) });
  tampilkan({ teks: `${butir.nama}: ${kata(jawab.ok ? "terkirim" : "ditolak")}`, nada: jawab.ok ? "baik" : "bahaya" });
  return true;
}

/** Send what waits: not what was refused, unless asked for by its key, and not what was filled in for another office. */
async function kirimBerurut(yangIni) {
  for (const butir of await menunggu()) {
    const giliran = yangIni ? butir.kunci === yangIni : !butir.sebab;
    if (!giliran || butir.jabatan !== jabatan) continue;
    const jawab = await kirimSatu(butir).catch(() => null);
    if (!jawab || !(await selesaikan(butir, jawab))) break;
    await perlihatkan();
  }
}

/** One tab at a time. */
export async function kirimSemua(yangIni = "") {
  if (!orang || !navigator.onLine) return;
  const kerja = (milik) => milik && kirimBerurut(yangIni);
  await (navigator.locks ? navigator.locks.request("poros:keluar", { ifAvailable: true }, kerja) : kerja(true));
  await perlihatkan();
}

// Before htmx, which listens at the form itself.
addEventListener(
  "submit",
  (kirim) => {
    const formulir = kirim.target;
    if (formulir.matches("form[data-keluar]") && jumlah && !confirm(kata("keluar-menunggu", { n: jumlah }))) {
      kirim.preventDefault();
      kirim.stopImmediatePropagation();
    }
    if (navigator.onLine || !formulir.matches(TITIPAN)) return;
    kirim.preventDefault();
    kirim.stopImmediatePropagation();
    titipkan(formulir, kirim.submitter, formulir.dataset.kunci ?? kunciBaru());
  },
  { capture: true },
);

// A network that is there but does not carry: the same key goes with the first try and with the ones from the outbox.
const milik = ({ elt }) => (elt instanceof HTMLFormElement && elt.matches(TITIPAN) ? elt : null);
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const formulir = milik(detail);
  if (!formulir) return;
  formulir.dataset.kunci ??= kunciBaru();
  detail.headers["X-Kunci"] = formulir.dataset.kunci;
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const formulir = milik(detail);
  if (!formulir) return;
  const kunci = formulir.dataset.kunci;
  delete formulir.dataset.kunci;
  const takSampai = detail.xhr.status === 0 || LAGI_NANTI.includes(detail.xhr.status);
  if (takSampai && detail.xhr.readyState === XMLHttpRequest.DONE) titipkan(formulir, detail.requestConfig.triggeringEvent?.submitter, kunci);
});

addEventListener("offline", perlihatkan);
addEventListener("online", () => kirimSemua());
setInterval(() => jumlah && kirimSemua(), TIAP);
perlihatkan().then(() => kirimSemua());
navigator.serviceWorker?.register("/sw.js").catch(() => undefined);
