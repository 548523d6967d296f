// Parts of a page that follow what happens: a tiny question twice a second, the part itself only when it has changed.
// Hidden, slow or broken off, it asks less; what stands there says how old it is.
import { semua, satu } from "./dom.js";

const JEDA = 500; // between an answer and the next question, in ms
const TERLAMA = 30_000;
const TANPA_MASUK = 60_000;
const dua = (n) => String(n).padStart(2, "0");
let selisih = 0; // how far the server's clock is ahead of this one

function jamDinding(ms, zona) {
  const bagian = Object.fromEntries(new Intl.DateTimeFormat("en-GB", { timeZone: zona || undefined, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(ms).map((p) => [p.type, p.value]));
  return `${dua(bagian.hour)}.${dua(bagian.minute)}`;
}
const tanggal = (ms, zona) => new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: zona || undefined, weekday: "long", day: "numeric", month: "short", year: "numeric" }).format(ms);

class Bagian {
  constructor(unsur) {
    this.unsur = unsur;
    Object.assign(this, { tanda: unsur.dataset.tanda, nomor: unsur.dataset.nomor, gagal: 0, lama: 0, terakhir: Date.now(), keadaan: "awal" });
    this.umur = Number(unsur.dataset.umur) * 1000;
    this.segarkan();
    this.ganti(unsur.dataset.berganti);
    document.addEventListener("visibilitychange", () => document.hidden || this.nanti(0));
    addEventListener("online", () => this.nanti(0));
    this.nanti(JEDA);
  }

  // The token is renewed some time before it ends, each screen at another moment.
  segarkan() { this.perbarui = Date.now() + this.umur * (0.6 + 0.3 * Math.random()); }
  ganti(detik) { this.berganti = detik ? Date.now() + Number(detik) * 1000 : Infinity; }

  nanti(jeda) {
    clearTimeout(this.jadwal);
    this.jadwal = setTimeout(() => this.tanya(), jeda);
  }

  async tanya() {
    if (document.hidden || this.sibuk) return;
    this.sibuk = true;
    const mulai = performance.now();
    try {
      await this.baca(!this.tanda || Date.now() > this.perbarui);
      this.gagal = 0;
    } catch {
      this.gagal += 1;
      if (this.keadaan === "awal") this.keadaan = "putus";
    }
    this.lama = performance.now() - mulai;
    this.sibuk = false;
    this.tulis();
    this.nanti(this.jeda());
  }

  jeda() {
    if (this.keadaan === "masuk") return TANPA_MASUK;
    const dasar = this.gagal ? Math.min(TERLAMA, 1000 * 2 ** this.gagal) : Math.max(JEDA, 2 * this.lama);
    return dasar + 100 * Math.random();
  }

  async baca(baru) {
    const nomor = baru || Date.now() > this.berganti ? 0 : this.nomor;
    const jawab = await fetch(`${this.unsur.dataset.langsung}?v=${nomor}`, {
      headers: baru ? {} : { "X-Tanda": this.tanda }, redirect: "manual", signal: AbortSignal.timeout(10_000),
    });
    if (!baru && jawab.status === 403) {
      this.tanda = "";
      return;
    }
    if (jawab.type === "opaqueredirect" || [401, 403, 404].includes(jawab.status)) {
      this.keadaan = "masuk";
      return;
    }
    if (!jawab.ok) throw new Error(jawab.status);
    if (jawab.status === 200) this.pasang(await jawab.text(), jawab.headers);
    this.keadaan = "awal";
    this.terakhir = Date.now();
  }

  pasang(isi, kepala) {
    if (kepala.has("X-Tanda")) {
      this.tanda = kepala.get("X-Tanda");
      this.segarkan();
    }
    this.nomor = kepala.get("X-Nomor");
    this.ganti(kepala.get("X-Berganti"));
    selisih = Number(kepala.get("X-Kini")) - Date.now();
    const tempat = this.unsur.contains(document.activeElement) && document.activeElement.getAttribute("href");
    this.unsur.innerHTML = isi;
    if (tempat) satu(`[href="${CSS.escape(tempat)}"]`, this.unsur)?.focus({ preventScroll: true });
    detak();
    this.unsur.dispatchEvent(new CustomEvent("poros:langsung", { bubbles: true }));
  }

  tulis() {
    const kata = satu("#segar");
    if (!kata) return;
    const teks = kata.dataset[this.keadaan].replace("{jam}", jamDinding(this.terakhir + selisih, this.unsur.dataset.zona));
    if (kata.textContent !== teks) kata.textContent = teks;
    kata.classList.toggle("teks-kuat", this.keadaan !== "awal");
  }
}

// Clocks that run as fast as their drill.
function detak() {
  semua("[data-jam]").forEach((unsur) => {
    const { jam, kini, laju } = unsur.dataset;
    const zona = unsur.closest("[data-zona]")?.dataset.zona;
    const saat = Number(jam) + (Date.now() + selisih - Number(kini)) * Number(laju);
    satu(".nilai", unsur).textContent = jamDinding(saat, zona);
    satu(".sumber", unsur).textContent = tanggal(saat, zona);
  });
}

semua("[data-langsung]").forEach((unsur) => new Bagian(unsur));
if (satu("[data-jam]")) {
  const awal = satu("[data-langsung]");
  selisih = awal?.dataset.kini ? Number(awal.dataset.kini) - Date.now() : 0;
  setInterval(detak, 1000);
}
// A wall does not go dark.
if (satu(".dinding")) navigator.wakeLock?.request("screen").catch(() => {});
