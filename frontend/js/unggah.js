// Drop zones: what was chosen, how large it is, how far the upload has come.
import { kata, pada, satu, unsur } from "./dom.js";

const ukuran = (byte) =>
  new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 }).format(byte >= 1048576 ? byte / 1048576 : byte / 1024) + (byte >= 1048576 ? " MB" : " KB");

for (const [jenis, masuk] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
  pada(jenis, ".jatuh", (kotak) => kotak.classList.toggle("di-atas", masuk));
}

pada("change", ".jatuh input[type=file]", (bidang) => {
  const hasil = satu("output", bidang.closest(".jatuh"));
  const batas = Number(bidang.dataset.maks) || Infinity;
  const terlalu = [...bidang.files].filter((berkas) => berkas.size > batas);
  hasil.replaceChildren(...[...bidang.files].map((berkas) => unsur("span", { textContent: `${berkas.name} · ${ukuran(berkas.size)}` })));
  bidang.setCustomValidity(terlalu.length ? kata("berkas-terlalu-besar", { batas: ukuran(batas) }) : "");
  if (terlalu.length) bidang.reportValidity();
});

document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  const hasil = target instanceof Element && satu(".jatuh output", target);
  if (!hasil || !detail.lengthComputable || detail.loaded === 0) return;
  const bilah = satu("progress", hasil) ?? hasil.appendChild(unsur("progress", { max: 100, ariaLabel: kata("mengunggah") }));
  bilah.value = (100 * detail.loaded) / detail.total;
});
