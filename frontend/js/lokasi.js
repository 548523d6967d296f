// Evidence from the phone: a chosen photo brings its place and time along, in hidden fields, when the person allows it.
import { kata, pada, satu } from "./dom.js";

const isi = (formulir, nama, nilai) => {
  const bidang = formulir.elements[nama];
  if (bidang) bidang.value = nilai;
};

pada("change", "form[data-lokasi] input[type=file]", (bidang) => {
  const formulir = bidang.form;
  const ket = satu("[data-lokasi-ket]", formulir);
  const foto = [...bidang.files].find((berkas) => berkas.type.startsWith("image/"));
  for (const nama of ["lat", "lng", "diambil"]) isi(formulir, nama, "");
  if (!foto || !navigator.geolocation) return;
  isi(formulir, "diambil", new Date(foto.lastModified).toISOString());
  ket.textContent = kata("lokasi-dicari");
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      isi(formulir, "lat", coords.latitude.toFixed(6));
      isi(formulir, "lng", coords.longitude.toFixed(6));
      ket.textContent = kata("lokasi-ikut", { n: Math.round(coords.accuracy) });
    },
    () => (ket.textContent = kata("lokasi-tidak")),
    { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 },
  );
});
