/* Shows saved pages where there is no network. Started only when somebody saves a page; what readers did not save is
   never kept. With network, a page is always asked for again, so that what was withdrawn disappears here too. */
"use strict";
var ROOT = new URL("./", self.location).pathname, NAME = "gaung:" + ROOT, PATIENCE_MS = 4000;

self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
self.addEventListener("fetch", function (event) {
  var url = new URL(event.request.url);
  if (event.request.method === "GET" && url.origin === self.location.origin && url.pathname.startsWith(ROOT)) {
    event.respondWith(answer(event.request, url));
  }
});

async function answer(request, url) {
  var cache = await caches.has(NAME) ? await caches.open(NAME) : null;
  var kept = cache && await cache.match(url.href, { ignoreSearch: true });
  if (!cache) { return fetch(request); }
  if (kept && /^audio\//.test(kept.headers.get("Content-Type") || "")) { return part(request, kept); }
  try {
    if (!kept) { return await fetch(request); }
    /* a browser's own copy could hide for days that a page was withdrawn */
    var isPage = request.mode === "navigate";
    var asked = isPage ? fetch(url.href, { cache: "no-cache", redirect: "manual" }) : fetch(request);
    var fresh = await Promise.race([asked, late()]);
    if (fresh.status === 404 || fresh.status === 410) { await forget(cache, url); }
    if (fresh.ok && !fresh.redirected) { await cache.put(url.href, fresh.clone()); }
    return fresh;
  } catch (error) {
    return kept || (request.mode === "navigate" && await instead(cache, url)) || Response.error();
  }
}

function late() {
  return new Promise(function (_, reject) { setTimeout(reject, PATIENCE_MS); });
}

/* a page that is gone takes along what lay below it: its sound, its pictures */
async function forget(cache, url) {
  var below = url.pathname.endsWith("/") && url.pathname !== ROOT ? url.origin + url.pathname : null;
  await Promise.all((await cache.keys()).map(function (request) {
    return request.url === url.href || (below && request.url.startsWith(below)) ? cache.delete(request) : null;
  }));
}

/* in place of a page that was not saved: the list of those that were, in the same language if possible */
async function instead(cache, url) {
  var language = url.pathname.slice(ROOT.length).split("/")[0];
  return await cache.match(url.origin + ROOT + language + "/saved/") || cache.match(url.origin + ROOT + "saved/")
    || (await cache.matchAll()).find(function (kept) { return /\/saved\/$/.test(kept.url); });
}

/* players ask for pieces of a sound */
async function part(request, kept) {
  var wanted = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") || "");
  if (!wanted) { return kept; }
  var whole = await kept.blob(), start = Number(wanted[1]);
  var end = Math.min(wanted[2] ? Number(wanted[2]) : whole.size - 1, whole.size - 1);
  if (start > end) { return new Response(null, { status: 416, headers: { "Content-Range": "bytes */" + whole.size } }); }
  return new Response(whole.slice(start, end + 1), { status: 206, headers: {
    "Content-Type": kept.headers.get("Content-Type"),
    "Content-Range": "bytes " + start + "-" + end + "/" + whole.size,
    "Content-Length": String(end + 1 - start),
  } });
}
