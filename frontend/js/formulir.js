// Forms: say what is wrong, guard what is unsaved, show what an answer makes necessary.
import { pada, padaMuat, satu, semua } from "./dom.js";

// After htmx has settled, which scrolls a new page to its top.
padaMuat((akar) => setTimeout(() => {
  const galat = satu(".ringkas-galat", akar);
  galat?.scrollIntoView({ block: "center" });
  galat?.focus({ preventScroll: true });
}, 60));

const kotor = new Set();
pada("input", "form[data-jaga]", (formulir) => kotor.add(formulir));
pada("submit", "form", (formulir) => kotor.delete(formulir));
pada("poros:dititipkan", "form", (formulir) => kotor.delete(formulir));
addEventListener("beforeunload", (pergi) => {
  if ([...kotor].some((formulir) => formulir.isConnected)) pergi.preventDefault();
});

function jawaban(formulir, nama) {
  const bidang = formulir.elements[nama];
  if (bidang?.type === "checkbox") return bidang.checked ? "ya" : "";
  return bidang?.value ?? "";
}
function sesuaikan(formulir) {
  semua("[data-tampil-bila]", formulir).forEach((bagian) => {
    const [nama, nilai] = bagian.dataset.tampilBila.split("=");
    bagian.hidden = !nilai.split("|").includes(jawaban(formulir, nama));
    semua("input, select, textarea", bagian).forEach((bidang) => (bidang.disabled = bagian.hidden));
  });
}
padaMuat((akar) => semua("form:has([data-tampil-bila])", akar).forEach(sesuaikan));
pada("change", "form:has([data-tampil-bila])", sesuaikan);

pada("input", "[data-rupiah]", (bidang) => {
  const angka = bidang.value.replace(/\D/g, "");
  bidang.value = angka && Number(angka).toLocaleString("id-ID");
});

pada("submit", "form[method=post]", (formulir, kirim) => {
  if (formulir.dataset.terkirim && !formulir.hasAttribute("hx-post")) return kirim.preventDefault();
  formulir.dataset.terkirim = "ya";
  setTimeout(() => delete formulir.dataset.terkirim, 4000);
  return undefined;
});
