// Buttons that put marks into the part that was last written in. Without script one types them: it is plain text.
const SISIP = {
  tebal: (pilih) => `**${pilih || "tebal"}**`,
  miring: (pilih) => `*${pilih || "miring"}*`,
  isian: (pilih) => `{{${(pilih || "nama").toLowerCase().replace(/[^a-z0-9]+/g, "_")}}}`,
  angka: (pilih) => butir(pilih, (n) => `${n + 1}. `),
  huruf: (pilih) => butir(pilih, (n) => `${String.fromCharCode(97 + (n % 26))}. `),
  tabel: () => "\n| No. | Uraian | Keterangan |\n| 1 |  |  |\n",
};

function butir(pilih, tanda) {
  return (pilih || "Isi butir").split("\n").map((baris, n) => tanda(n) + baris).join("\n");
}

function sisipkan(bidang, jenis) {
  const { selectionStart: dari, selectionEnd: sampai, value } = bidang;
  const baru = SISIP[jenis](value.slice(dari, sampai));
  bidang.setRangeText(baru, dari, sampai, "end");
  bidang.focus();
  bidang.dispatchEvent(new Event("input", { bubbles: true }));
  bidang.dispatchEvent(new Event("change", { bubbles: true }));
}

let terakhir = document.querySelector("textarea[data-markah]");
document.addEventListener("focusin", (e) => {
  if (e.target.matches("textarea[data-markah]")) terakhir = e.target;
});
for (const alat of document.querySelectorAll("[data-alat]")) {
  alat.hidden = false;
  alat.addEventListener("click", (e) => {
    const tombol = e.target.closest("[data-sisip]");
    if (tombol && terakhir) sisipkan(terakhir, tombol.dataset.sisip);
  });
}
