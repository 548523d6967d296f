// Answers to htmx that are not what was asked for: refusals become toasts, whole pages are cut to the part.
import { tampilkan } from "./kabar.js";
import { kata, satu } from "./dom.js";

/** Asked by the clock, not by the person: its failures are nobody's business. */
const berkala = ({ requestConfig, elt }) => /\bevery\b/.test((requestConfig?.elt ?? elt).getAttribute("hx-trigger") ?? "");
const halaman = (teks) => new DOMParser().parseFromString(teks, "text/html");

/** Why an answer says no, in the words of its page. */
export function kalimat(status, teks) {
  const isi = halaman(teks);
  const sebab = satu("[data-sebab]", isi) ?? satu(".ringkas-galat", isi);
  return sebab?.textContent.trim().replace(/\s+/g, " ") || kata({ 403: "tidak-berwenang", 404: "tidak-ada" }[status] ?? "gagal-server");
}
/** Such a form waits in the outbox, and says so itself. */
const dititipkan = ({ elt, xhr }) => elt.dataset?.luring && (xhr.status === 0 || xhr.status >= 502);

document.addEventListener("htmx:responseError", ({ detail }) => berkala(detail) || dititipkan(detail) || tampilkan({ teks: kalimat(detail.xhr.status, detail.xhr.responseText), nada: "bahaya" }));
document.addEventListener("htmx:sendError", ({ detail }) => berkala(detail) || dititipkan(detail) || tampilkan({ teks: kata("gagal-jaringan"), nada: "bahaya" }));

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.boosted || !detail.shouldSwap || !/^\s*<!doctype/i.test(detail.serverResponse)) return;
  const bagian = detail.target.id && `#${CSS.escape(detail.target.id)}`;
  if (bagian && satu(bagian, halaman(detail.serverResponse))) {
    detail.selectOverride = bagian;
    detail.swapOverride = "outerHTML";
    return;
  }
  detail.shouldSwap = false; // most likely the door: the session has ended
  if (!berkala(detail)) location.reload();
});
