// Keeps the files of the site, all of one version or none, so that it works without a network.
// The build puts VERSION and FILES in front: the address of each file, with the fingerprint that it must have.

const KIND = "treatment-options-";
const KEPT = KIND + VERSION;
// Milliseconds for which the network may be silent before the page that is kept is shown.
const PATIENCE = 3000;

function address(name) {
  return new URL(name, self.registration.scope).href;
}

async function keep() {
  try {
    const cache = await caches.open(KEPT);
    await Promise.all(Object.entries(FILES).map((file) => put(cache, ...file)));
  } catch (error) {
    await caches.delete(KEPT);
    throw error;
  }
}

// What lies in a folder never changes: its address does.
async function put(cache, name, integrity) {
  const constant = name.includes("/");
  const known = constant && (await caches.match(address(name)));
  const answer = known || (await fetch(address(name), { integrity, cache: constant ? "default" : "no-cache" }));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  await cache.put(address(name), answer);
}

async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((each) => each.startsWith(KIND) && each !== KEPT).map((each) => caches.delete(each)));
}

// The start page comes from the network where there is one, and so leads to the files of its own version.
async function begin(request) {
  const kept = () => caches.match(address(""), { cacheName: KEPT });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const fresh = fetch(request).catch(() => undefined);
  const answer = await Promise.race([fresh, late]);
  return answer?.ok ? answer : ((await kept()) ?? (await fresh) ?? Response.error());
}

async function find(request) {
  return (await caches.match(request, { cacheName: KEPT, ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forget()));
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(event.request.mode === "navigate" ? begin(event.request) : find(event.request));
});
