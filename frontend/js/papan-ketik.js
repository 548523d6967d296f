// Keyboard: / search, j k move, Enter open, g then a letter goes there, ? help.
import { satu, semua } from "./dom.js";

const BARIS = "main tbody tr, main [data-baris]";
const MENULIS = "input, textarea, select, [contenteditable]";
let menungguTujuan = 0;

function pindah(langkah) {
  const baris = semua(BARIS).filter((b) => b.offsetParent !== null && satu("a, button", b));
  if (!baris.length) return;
  const kini = baris.findIndex((b) => b.classList.contains("terpilih"));
  const baru = baris[Math.min(Math.max(kini + langkah, 0), baris.length - 1)];
  baris[kini]?.classList.remove("terpilih");
  baru.classList.add("terpilih");
  baru.scrollIntoView({ block: "nearest" });
  satu("a, button", baru).focus({ preventScroll: true });
}

function tujuan(huruf) {
  menungguTujuan = 0;
  satu(`[data-pintas="${CSS.escape(huruf)}"]`)?.click();
}

const PERINTAH = {
  "/": () => satu("#cari-global")?.focus(),
  j: () => pindah(1),
  k: () => pindah(-1),
  g: () => (menungguTujuan = Date.now()),
  "?": () => satu("#bantuan-papan-ketik")?.showModal(),
};

document.addEventListener("keydown", (tekan) => {
  if (tekan.ctrlKey || tekan.metaKey || tekan.altKey || tekan.target.closest?.(MENULIS) || satu("dialog[open]")) return;
  if (menungguTujuan && Date.now() - menungguTujuan < 1500) return tujuan(tekan.key);
  const perintah = PERINTAH[tekan.key];
  if (!perintah) return;
  tekan.preventDefault();
  perintah();
});
