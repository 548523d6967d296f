// Without a network: say so, keep what was decided, send it when the network is back.
// A form takes part with `data-luring="words for the list"`; the server must treat `kunci` as an idempotency key.
import { tampilkan } from "./kabar.js";
import { csrf, kata, pada, satu } from "./dom.js";

const KUNCI = `poros:antrean:${document.body.dataset.orang ?? ""}`;
const baca = () => JSON.parse(localStorage.getItem(KUNCI) ?? "[]");
function tulis(antrean) {
  localStorage.setItem(KUNCI, JSON.stringify(antrean));
  perlihatkan();
}

function perlihatkan() {
  const pita = satu("#luring");
  if (!pita) return;
  const menunggu = baca().length;
  pita.hidden = navigator.onLine && !menunggu;
  satu("span", pita).textContent = (navigator.onLine ? "" : `${kata("luring")} `) + (menunggu ? kata("menunggu-dikirim", { n: menunggu }) : "");
}

async function kirimSatu({ alamat, isi, kunci }) {
  const kepala = { "X-CSRFToken": csrf(), "X-Kunci": kunci, "Content-Type": "application/x-www-form-urlencoded" };
  const jawab = await fetch(alamat, { method: "POST", headers: kepala, body: isi });
  return jawab.ok;
}

async function kirimSemua() {
  for (const butir of baca()) {
    const berhasil = await kirimSatu(butir).catch(() => null);
    if (berhasil === null) return;
    tulis(baca().filter(({ kunci }) => kunci !== butir.kunci));
    tampilkan({ teks: `${butir.nama}: ${kata(berhasil ? "terkirim" : "ditolak")}`, nada: berhasil ? "baik" : "bahaya" });
  }
}

pada("submit", "form[data-luring]", (formulir, kirim) => {
  if (navigator.onLine) return;
  kirim.preventDefault();
  const isi = new URLSearchParams(new FormData(formulir, kirim.submitter)).toString();
  tulis([...baca(), { alamat: formulir.action, nama: formulir.dataset.luring, isi, kunci: crypto.randomUUID() }]);
  tampilkan({ teks: `${formulir.dataset.luring}: ${kata("dikirim-nanti")}`, nada: "awas" });
});

addEventListener("offline", perlihatkan);
addEventListener("online", () => { perlihatkan(); kirimSemua(); });
perlihatkan();
if (navigator.onLine) kirimSemua();
navigator.serviceWorker?.register("/sw.js").catch(() => undefined);
