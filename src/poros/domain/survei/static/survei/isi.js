// The questionnaire on a device: every answer is written down here first and sent from here, once, whenever a network is
// there. Without script the form works as any form does. Also for officers who fill in for many people in a row.
(() => {
  const formulir = document.querySelector("form[data-survei]");
  const papan = document.querySelector("[data-antrean]");
  if (!formulir || !("indexedDB" in window)) return;
  const ORANG = document.body.dataset.orang ?? "";
  const HITUNG = `poros:survei:terkirim:${ORANG}:${location.pathname}`;
  const NANTI = 30_000;
  const beruntun = "beruntun" in formulir.dataset;
  let dibuka = Date.now();

  const janji = (permintaan) =>
    new Promise((berhasil, gagal) => {
      permintaan.onsuccess = () => berhasil(permintaan.result);
      permintaan.onerror = () => gagal(permintaan.error);
    });

  async function dalam(cara, kerja) {
    const buka = indexedDB.open("poros-survei", 1);
    buka.onupgradeneeded = () => buka.result.createObjectStore("jawaban", { keyPath: "kunci" });
    const data = await janji(buka);
    const transaksi = data.transaction("jawaban", cara);
    const tuntas = new Promise((berhasil, gagal) => {
      transaksi.oncomplete = berhasil;
      transaksi.onerror = transaksi.onabort = () => gagal(transaksi.error);
    });
    const hasil = await janji(kerja(transaksi.objectStore("jawaban")));
    await tuntas;
    data.close();
    return hasil;
  }
  const menunggu = async () =>
    (await dalam("readonly", (simpanan) => simpanan.getAll())).filter(({ orang }) => orang === ORANG).sort((a, b) => a.pada - b.pada);

  // `randomUUID` exists only behind HTTPS.
  function kunciBaru() {
    const bita = crypto.getRandomValues(new Uint8Array(16));
    bita[6] = (bita[6] & 0x0f) | 0x40;
    bita[8] = (bita[8] & 0x3f) | 0x80;
    const heksa = [...bita].map((b) => b.toString(16).padStart(2, "0")).join("");
    return heksa.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  async function perlihatkan(pesan = "") {
    const antrean = (await menunggu()).length;
    const terkirim = Number(localStorage.getItem(HITUNG) ?? 0);
    const kalimat = [];
    if (antrean) kalimat.push(papan.dataset.menunggu.replace("{n}", antrean));
    if (beruntun && terkirim) kalimat.push(papan.dataset.terkirim.replace("{n}", terkirim));
    const kabar = papan.querySelector("[data-pesan]");
    if (pesan) kabar.textContent = pesan;
    papan.querySelector("[data-jumlah]").textContent = kalimat.join(" ");
    papan.hidden = !(kabar.textContent || kalimat.length);
  }

  const kue = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? formulir.elements.csrfmiddlewaretoken.value;
  const kirim = ({ alamat, isi }) =>
    fetch(alamat, { method: "POST", headers: { "X-CSRFToken": kue(), "X-Survei": "ya" }, body: new URLSearchParams(isi) });

  /** Send one; a token that has gone with its cookie is fetched anew. */
  async function kirimSatu(butir) {
    const jawab = await kirim(butir);
    if (jawab.status !== 403) return jawab;
    await fetch(butir.alamat);
    return kirim(butir);
  }

  /** What the server says of an answer: 200 counted, 409/410/422 final, anything else may be tried again. */
  async function selesaikan(butir, jawab) {
    const terjawab = jawab.headers.get("Content-Type")?.includes("json");
    if (!terjawab) return { lagi: true, pesan: jawab.redirected ? papan.dataset.masuk : "" };
    const { pesan } = await jawab.json();
    if (!jawab.ok && ![409, 410, 422].includes(jawab.status)) return { lagi: true, pesan };
    await dalam("readwrite", (simpanan) => simpanan.delete(butir.kunci));
    if (jawab.ok) localStorage.setItem(HITUNG, Number(localStorage.getItem(HITUNG) ?? 0) + 1);
    return { lagi: false, pesan };
  }

  async function kirimBerurut() {
    let terakhir = "";
    for (const butir of await menunggu()) {
      const jawab = await kirimSatu(butir).catch(() => null);
      if (!jawab) break;
      const { lagi, pesan } = await selesaikan(butir, jawab);
      terakhir = pesan || terakhir;
      if (lagi) break;
    }
    await perlihatkan(terakhir);
    return terakhir;
  }

  /** One tab at a time. */
  const kirimSemua = () => (navigator.locks ? navigator.locks.request("poros:survei", kirimBerurut) : kirimBerurut());

  function kosongkan() {
    formulir.reset();
    dibuka = Date.now();
    if (!beruntun) formulir.hidden = true;
    papan.scrollIntoView({ block: beruntun ? "end" : "center" });
    if (beruntun) scrollTo(0, 0);
  }

  formulir.addEventListener("submit", async (pergi) => {
    pergi.preventDefault();
    if (!formulir.checkValidity()) {
      const kurang = formulir.querySelector(":invalid");
      await perlihatkan(papan.dataset.lengkapi);
      kurang.closest("fieldset")?.scrollIntoView({ block: "center" });
      kurang.focus({ preventScroll: true });
      return;
    }
    const isi = Object.fromEntries([...new FormData(formulir)].filter(([nama]) => nama !== "csrfmiddlewaretoken"));
    const kunci = kunciBaru();
    const luring = navigator.onLine ? "" : "on";
    Object.assign(isi, { kunci, luring, diisi: new Date().toISOString(), lama: Math.round((Date.now() - dibuka) / 1000) });
    const butir = { kunci, isi, alamat: location.pathname + location.search, orang: ORANG, pada: Date.now() };
    try {
      await dalam("readwrite", (simpanan) => simpanan.put(butir));
    } catch {
      formulir.submit(); // a device that keeps nothing: then as without script
      return;
    }
    kosongkan();
    await perlihatkan(papan.dataset.tersimpan);
    await kirimSemua();
  });

  /** The page stays on the device with what it needs, so that it opens where there is no network. */
  async function titipkan() {
    if (!navigator.serviceWorker) return;
    if (formulir.dataset.pekerja) await navigator.serviceWorker.register(formulir.dataset.pekerja, { scope: "/survei/isi/" });
    await navigator.serviceWorker.ready;
    const halaman = await fetch(location.href);
    if (halaman.headers.get("X-Poros-Luring") !== "simpan") return;
    const headers = { "Content-Type": "text/html; charset=utf-8" };
    await (await caches.open("halaman")).put(location.href, new Response(await halaman.text(), { headers }));
    const bekal = [...document.querySelectorAll("[data-bekal]")].map(({ src, href }) => src ?? href);
    await (await caches.open("survei")).addAll(bekal);
  }

  addEventListener("online", kirimSemua);
  setInterval(async () => (await menunggu()).length && kirimSemua(), NANTI);
  perlihatkan().then(kirimSemua);
  titipkan().catch(() => undefined);
})();
