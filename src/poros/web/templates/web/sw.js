{% load poros %}// The shell stays on the device; a page stays only when the server says so (X-Poros-Luring: simpan), and goes at sign-out.
const CANGKANG = "cangkang-{% static 'poros/poros.css' %}-{% versi_cangkang %}";
const HALAMAN = "halaman";
const BANYAK = 60; // pages kept, the newest
const LURING = "{% url 'web:luring' %}";
const ASET = ["{% static 'poros/poros.css' %}", "{% static 'poros/poros.js' %}", "{% static 'poros/ikon.svg' %}", "{% static 'poros/logo.svg' %}", "{% static 'poros/motif.svg' %}", "{% static 'poros/huruf/source-sans-3.woff2' %}", "{% static 'vendor/htmx.js' %}", LURING];

self.addEventListener("install", (peristiwa) => {
  self.skipWaiting();
  peristiwa.waitUntil(caches.open(CANGKANG).then((simpanan) => simpanan.addAll(ASET)));
});

self.addEventListener("activate", (peristiwa) => {
  const usang = (nama) => nama.startsWith("cangkang-") && nama !== CANGKANG;
  peristiwa.waitUntil(caches.keys().then((nama) => Promise.all(nama.filter(usang).map((n) => caches.delete(n)))).then(() => self.clients.claim()));
});

self.addEventListener("message", ({ data }) => data === "keluar" && caches.delete(HALAMAN));

async function halaman(permintaan) {
  try {
    const jawab = await fetch(permintaan);
    if (jawab.ok && jawab.headers.get("X-Poros-Luring") === "simpan") await ingat(permintaan, jawab.clone());
    return jawab;
  } catch {
    return (await caches.match(permintaan, { cacheName: HALAMAN, ignoreVary: true })) ?? caches.match(LURING);
  }
}

async function ingat(permintaan, jawab) {
  const simpanan = await caches.open(HALAMAN);
  await simpanan.put(permintaan, jawab);
  const lama = (await simpanan.keys()).slice(0, -BANYAK);
  await Promise.all(lama.map((satu) => simpanan.delete(satu)));
}

self.addEventListener("fetch", (peristiwa) => {
  const { request } = peristiwa;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate") peristiwa.respondWith(halaman(request));
  else if (ASET.includes(new URL(request.url).pathname)) peristiwa.respondWith(caches.match(request).then((ada) => ada ?? fetch(request)));
  else if (request.destination === "script") peristiwa.respondWith(fetch(request).catch(() => caches.match(request)));
});
