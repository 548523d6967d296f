// The questionnaires a phone has opened stay on it, with their sheet and script; nothing else of Poros does.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (peristiwa) => peristiwa.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (peristiwa) => {
  const { request } = peristiwa;
  if (request.method !== "GET") return;
  const tersimpan = async () => (await caches.match(request, { ignoreVary: true })) ?? Response.error();
  peristiwa.respondWith(fetch(request).catch(tersimpan));
});
