// A signature drawn with finger, pen or mouse; it travels as a picture in the file field that stands there without script.
import { kata, padaMuat, satu, semua, unsur } from "./dom.js";

const LEBAR = 600;
const TINGGI = 200;
const NAMA = "tanda-tangan.png";

function titipkan(bidang, kanvas) {
  kanvas.toBlob((gambar) => {
    const berkas = new DataTransfer();
    berkas.items.add(new File([gambar], NAMA, { type: gambar.type }));
    bidang.files = berkas.files;
  });
}

function letak(kanvas, { clientX, clientY }) {
  const { left, top, width, height } = kanvas.getBoundingClientRect();
  return [((clientX - left) * LEBAR) / width, ((clientY - top) * TINGGI) / height];
}

function pasang(kotak) {
  const bidang = satu("input[type=file]", kotak);
  const kanvas = unsur("canvas", { width: LEBAR, height: TINGGI });
  kanvas.setAttribute("role", "img");
  kanvas.setAttribute("aria-label", kata("coretan"));
  const kuas = kanvas.getContext("2d");
  let menulis = false;
  const bersih = () => {
    Object.assign(kuas, { fillStyle: "#fff", strokeStyle: "#111", lineWidth: 3, lineCap: "round", lineJoin: "round" });
    kuas.fillRect(0, 0, LEBAR, TINGGI);
    bidang.value = "";
  };
  const tarik = (pena) => {
    kuas.lineTo(...letak(kanvas, pena));
    kuas.stroke();
  };
  kanvas.addEventListener("pointerdown", (pena) => {
    kanvas.setPointerCapture(pena.pointerId);
    menulis = true;
    kuas.beginPath();
    kuas.moveTo(...letak(kanvas, pena));
    tarik(pena);
  });
  kanvas.addEventListener("pointermove", (pena) => menulis && tarik(pena));
  for (const jenis of ["pointerup", "pointercancel"]) {
    kanvas.addEventListener(jenis, () => {
      if (menulis) titipkan(bidang, kanvas);
      menulis = false;
    });
  }
  bidang.form?.addEventListener("reset", bersih);
  bidang.hidden = true;
  bersih();
  kotak.append(kanvas, unsur("button", { type: "button", className: "btn btn-polos btn-kecil", textContent: kata("coretan-ulang"), onclick: bersih }));
}

padaMuat((akar) => semua(".coretan:not(:has(canvas))", akar).forEach(pasang));
