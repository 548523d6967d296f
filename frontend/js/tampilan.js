// Light or dark, remembered in a cookie so that the server writes the page in it at once.
import { pada, semua } from "./dom.js";

const SETAHUN = 31536000;
pada("click", "[data-tema]", (tombol) => {
  const tema = tombol.dataset.tema;
  if (tema) document.documentElement.dataset.theme = tema;
  else delete document.documentElement.dataset.theme;
  document.cookie = `tema=${tema}; path=/; max-age=${tema ? SETAHUN : 0}; samesite=lax`;
  semua("[data-tema]").forEach((t) => t.setAttribute("aria-pressed", String(t === tombol)));
  document.dispatchEvent(new CustomEvent("poros:tema"));
});

function ikutiSistem() {
  const gelap = matchMedia("(prefers-color-scheme: dark)");
  gelap.addEventListener("change", () => document.dispatchEvent(new CustomEvent("poros:tema")));
}
ikutiSistem();

// A row of tabs that is wider than the screen begins where one stands.
semua(".tab [aria-current]").forEach((tab) => tab.scrollIntoView({ block: "nearest", inline: "center" }));
