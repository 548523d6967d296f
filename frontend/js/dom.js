// The few lines that every part needs.
export const satu = (pemilih, akar = document) => akar.querySelector(pemilih);
/** All that match inside `akar`, and `akar` itself. */
export const semua = (pemilih, akar = document) => [...(akar.matches?.(pemilih) ? [akar] : []), ...akar.querySelectorAll(pemilih)];

/** Call `lakukan(akar)` for the page and for every fragment that htmx brings in. */
export function padaMuat(lakukan) {
  lakukan(document.body);
  document.addEventListener("htmx:load", (peristiwa) => {
    if (peristiwa.target !== document.body) lakukan(peristiwa.target);
  });
}

/** Listen once for all present and future elements that match. */
export function pada(jenis, pemilih, lakukan) {
  document.addEventListener(jenis, (peristiwa) => {
    const kena = peristiwa.target instanceof Element && peristiwa.target.closest(pemilih);
    if (kena) lakukan(kena, peristiwa);
  });
}

const katakata = JSON.parse(satu("#kata")?.textContent ?? "{}");
/** A word of the interface in the page's language; `{n}` is filled in. */
export const kata = (kunci, isi = {}) =>
  Object.entries(isi).reduce((teks, [nama, nilai]) => teks.replace(`{${nama}}`, nilai), katakata[kunci] ?? kunci);

export const csrf = () => JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";

/** An icon of the sprite, as an element. */
export function ikon(nama) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const guna = document.createElementNS("http://www.w3.org/2000/svg", "use");
  guna.setAttribute("href", `${document.documentElement.dataset.ikon}#${nama}`);
  svg.setAttribute("class", "ikon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(guna);
  return svg;
}

export function unsur(tag, sifat = {}, ...anak) {
  const dibuat = Object.assign(document.createElement(tag), sifat);
  dibuat.append(...anak);
  return dibuat;
}
