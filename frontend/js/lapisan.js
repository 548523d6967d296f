// Dialogs, drop-down menus and the preview of files.
import { kata, pada, satu, semua, unsur } from "./dom.js";

pada("click", "[data-buka]", (tombol, peristiwa) => {
  const dialog = satu(`#${CSS.escape(tombol.dataset.buka)}`);
  if (!dialog || peristiwa.ctrlKey || peristiwa.metaKey) return;
  peristiwa.preventDefault(); // a link is the way to the same act without script
  dialog.showModal();
});
pada("click", "[data-tutup]", (tombol) => tombol.closest("dialog")?.close());
document.addEventListener("click", ({ target }) => {
  if (target instanceof HTMLDialogElement) target.close();
  semua("details.menu-turun[open]").forEach((menu) => menu.contains(target) || menu.removeAttribute("open"));
});
document.addEventListener("keydown", (tekan) => {
  if (tekan.key !== "Escape") return;
  const menu = satu("details.menu-turun[open]");
  menu?.removeAttribute("open");
  menu && satu("summary", menu).focus();
});

pada("click", "[data-pratinjau]", (tombol, peristiwa) => {
  const dialog = satu("#pratinjau");
  if (!dialog || peristiwa.ctrlKey || peristiwa.metaKey) return;
  peristiwa.preventDefault();
  const isi = satu(".isi", dialog);
  satu("h2", dialog).textContent = tombol.dataset.nama;
  isi.replaceChildren();
  if (tombol.dataset.jenis.startsWith("image/")) isi.append(unsur("img", { src: tombol.dataset.pratinjau, alt: tombol.dataset.nama }));
  else window.htmx.ajax("GET", tombol.dataset.pratinjau, { target: isi, swap: "innerHTML" });
  dialog.showModal();
});

pada("click", "[data-yakin]", (tombol, peristiwa) => {
  if (!window.confirm(tombol.dataset.yakin || kata("yakin"))) peristiwa.preventDefault();
});
