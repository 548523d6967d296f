// The outbox on this device: forms that could not be sent yet, files included. It outlives the page and the browser.
const ORANG = document.body.dataset.orang || localStorage.getItem("poros:orang") || "";
if (document.body.dataset.orang) localStorage.setItem("poros:orang", ORANG);

const janji = (permintaan) =>
  new Promise((berhasil, gagal) => {
    permintaan.onsuccess = () => berhasil(permintaan.result);
    permintaan.onerror = () => gagal(permintaan.error);
  });

function basisData() {
  const buka = indexedDB.open("poros", 1);
  buka.onupgradeneeded = () => buka.result.createObjectStore("keluar", { keyPath: "kunci" });
  return janji(buka);
}

/** Run `kerja(store)` in one transaction; the promise is kept only when the device has written it down. */
async function dalam(cara, kerja) {
  const data = await basisData();
  const transaksi = data.transaction("keluar", cara, { durability: "strict" });
  const tuntas = new Promise((berhasil, gagal) => {
    transaksi.oncomplete = berhasil;
    transaksi.onerror = transaksi.onabort = () => gagal(transaksi.error);
  });
  const hasil = await janji(kerja(transaksi.objectStore("keluar")));
  await tuntas;
  data.close();
  return hasil;
}

/** What the person of this page has waiting, oldest first: order matters when one form builds on another. */
export const menunggu = async () =>
  (await dalam("readonly", (simpanan) => simpanan.getAll())).filter(({ orang }) => orang === ORANG).sort((a, b) => a.pada - b.pada);

export const simpan = (butir) => dalam("readwrite", (simpanan) => simpanan.put({ ...butir, orang: ORANG }));
export const buang = (kunci) => dalam("readwrite", (simpanan) => simpanan.delete(kunci));

/** A key that no other form has; `randomUUID` exists only behind HTTPS. */
export const kunciBaru = () => [...crypto.getRandomValues(new Uint8Array(16))].map((bita) => bita.toString(16).padStart(2, "0")).join("");
