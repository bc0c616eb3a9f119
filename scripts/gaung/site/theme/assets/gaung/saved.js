/* Pages that a reader saves to read without internet. Nothing is saved, and no worker starts, before somebody presses
   a button; one press on another button removes all of it. */
(function () {
  "use strict";
  var box = document.querySelector(".g-saved");
  if (!box || !("serviceWorker" in navigator) || !window.caches) { return; }
  var root = new URL(box.dataset.root, location.href), home = new URL(box.dataset.home, location.href);
  var name = "gaung:" + root.pathname, said = box.querySelector("[role=status]");
  var here = location.href.split(/[?#]/)[0], list = document.querySelector(".g-saved-list");

  function own(url) { return url.startsWith(root.href) && !/\/assets\/search\/|\.(mp3|opus)$/.test(url); }

  /* what the page in front of us is made of; a picture that was not scrolled to yet counts too */
  function parts() {
    var found = performance.getEntriesByType("resource").map(function (entry) { return entry.name; });
    document.querySelectorAll("link[rel=stylesheet], link[rel=icon]").forEach(function (link) { found.push(link.href); });
    document.querySelectorAll("img, script[src]").forEach(function (one) { found.push(one.currentSrc || one.src); });
    return found.filter(own);
  }

  async function put(cache, url) {
    var fresh = await fetch(url, { cache: "no-cache" });
    if (!fresh.ok) { throw new Error(url); }
    /* a redirected answer may not stand in for a page */
    await cache.put(url, fresh.redirected ? new Response(await fresh.blob(), { headers: fresh.headers }) : fresh);
  }

  async function keep(more) {
    await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname });
    var cache = await caches.open(name);
    /* whoever has a page has the help lines, too */
    var wanted = new Set([here, new URL("help/", home).href, new URL("saved/", home).href].concat(parts(), more));
    await Promise.all(Array.from(wanted, function (url) { return put(cache, url); }));
  }

  async function clear() {
    await caches.delete(name);
    var workers = await navigator.serviceWorker.getRegistrations();
    await Promise.all(workers.map(function (one) { return one.scope === root.href ? one.unregister() : null; }));
    try { localStorage.removeItem("scheme"); } catch (error) { /* nothing was kept */ }
  }

  async function isKept(url) {
    return await caches.has(name) && !!await (await caches.open(name)).match(url);
  }

  function button(one, task, done) {
    one.addEventListener("click", async function () {
      one.disabled = true;
      said.textContent = box.dataset.busy;
      try {
        await task();
        said.textContent = box.dataset[done];
      } catch (error) {
        said.textContent = box.dataset.failed;
      }
      one.disabled = false;
      show();
    });
  }

  /* the list of what is there; with network, what the site no longer has goes */
  async function show() {
    if (!list) { return; }
    var cache = await caches.has(name) ? await caches.open(name) : null, rows = [];
    for (var request of cache ? await cache.keys() : []) {
      var kept = await cache.match(request), isPage = /text\/html/.test(kept.headers.get("Content-Type") || "");
      if (!isPage || request.url.endsWith("/saved/")) { continue; }
      var item = document.createElement("li"), link = document.createElement("a");
      var page = new DOMParser().parseFromString(await kept.text(), "text/html");
      link.href = request.url;
      link.lang = page.documentElement.lang;
      link.textContent = page.title.split(" · ")[0];
      item.append(link);
      rows.push(item);
    }
    list.replaceChildren.apply(list, rows);
    document.querySelector(".g-saved-none").hidden = rows.length > 0;
  }

  async function revise() {
    if (!list || !navigator.onLine || !await caches.has(name)) { return; }
    var cache = await caches.open(name);
    for (var request of await cache.keys()) {
      try {
        var answer = await fetch(request.url, { method: "HEAD", cache: "no-store" });
        if (answer.status === 404 || answer.status === 410) { await cache.delete(request); }
      } catch (error) { return; }
    }
    show();
  }

  box.hidden = false;
  button(box.querySelector(".g-save"), function () { return keep([]); }, "done");
  button(box.querySelector(".g-clear"), clear, "cleared");
  document.querySelectorAll(".g-keep").forEach(function (one) {
    var link = one.closest(".g-player").querySelector("a.g-choice");
    one.hidden = false;
    button(one, function () { return keep([link.href]); }, "done");
    /* without network only the saved file can play */
    if (!navigator.onLine) { isKept(link.href).then(function (is) { if (is) { link.click(); } }); }
  });
  show().then(revise);
})();
