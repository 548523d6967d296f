// The list of the outbox, and the pages that stay on this device. The rows are templates of the page, in its language.
import { buang, menunggu } from "./antrean.js";
import { kirimSemua } from "./luring.js";
import { kata, pada, satu } from "./dom.js";

const saat = (milidetik) => new Date(milidetik).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
const nilai = (isi) => (isi instanceof Blob ? `${isi.name} (${Math.ceil(isi.size / 1024)} KB)` : isi);

function baris(butir) {
  const li = satu("#keluar-baris").content.firstElementChild.cloneNode(true);
  li.dataset.kunci = butir.kunci;
  satu("[data-nama]", li).textContent = butir.nama;
  satu("[data-ket]", li).textContent = [saat(butir.pada), butir.sebagai].filter(Boolean).join(" · ");
  satu("[data-isi]", li).textContent = butir.isi.filter(({ label, nilai: n }) => label && nilai(n)).map(({ label, nilai: n }) => `${label}: ${nilai(n)}`).join("\n");
  satu("[data-alasan]", li).textContent = butir.sebab;
  satu("[data-alasan]", li).hidden = !butir.sebab;
  satu("a", li).href = butir.dari;
  return li;
}

function perlihatkan(antrean) {
  const daftar = satu("#keluar-daftar");
  if (!daftar) return;
  daftar.replaceChildren(...antrean.map(baris));
  satu("#keluar-kosong").hidden = antrean.length > 0;
  satu("#keluar-isi").hidden = antrean.length === 0;
}

async function tersimpan() {
  const daftar = satu("#halaman-tersimpan");
  if (!daftar || !("caches" in window)) return;
  const simpanan = await caches.open("halaman");
  for (const permintaan of (await simpanan.keys()).reverse()) {
    const halaman = new DOMParser().parseFromString(await (await simpanan.match(permintaan)).text(), "text/html");
    const li = document.createElement("li");
    li.append(Object.assign(document.createElement("a"), { href: new URL(permintaan.url).pathname, textContent: halaman.title }));
    daftar.append(li);
  }
  daftar.closest("section").hidden = !daftar.children.length;
}

document.addEventListener("poros:antrean", ({ detail }) => perlihatkan(detail));
pada("click", "[data-kirim-lagi]", (tombol) => kirimSemua(tombol.closest("li").dataset.kunci));
pada("click", "[data-buang]", async (tombol) => {
  if (!confirm(kata("buang-yakin"))) return;
  await buang(tombol.closest("li").dataset.kunci);
  perlihatkan(await menunggu());
});
menunggu().then(perlihatkan);
tersimpan();
