/* Search: nothing of the index is fetched before somebody types, and nothing that was typed is kept or sent. */
(function () {
  "use strict";
  var box = document.querySelector(".g-search");
  if (!box) { return; }
  var input = box.querySelector("input"), list = box.querySelector("ol"), said = box.querySelector(".g-search__said");
  var root = new URL(box.dataset.root, location.href), engine = null, turn = 0, wait = 0;
  box.hidden = false;
  document.querySelector(".g-search-off").hidden = true;

  function load() {
    engine = engine || import(new URL("assets/search/pagefind.js", root).href).then(async function (pagefind) {
      await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 });
      return pagefind;
    });
    return engine;
  }

  function row(page) {
    var item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p");
    link.href = page.url;
    link.textContent = page.meta.title;
    /* Pagefind escapes the words of the page, and adds <mark>; what is parsed apart runs nothing */
    text.append.apply(text, Array.from(new DOMParser().parseFromString(page.excerpt, "text/html").body.childNodes));
    item.append(link, text);
    return item;
  }

  async function search() {
    var words = input.value.trim(), own = ++turn;
    if (!words) { list.replaceChildren(); said.textContent = ""; return; }
    said.textContent = box.dataset.busy;
    try {
      var found = await (await load()).search(words);
      var pages = await Promise.all(found.results.slice(0, 20).map(function (result) { return result.data(); }));
      if (own !== turn) { return; }
      list.replaceChildren.apply(list, pages.map(row));
      said.textContent = found.results.length ? box.dataset.count.replace("{count}", found.results.length) : box.dataset.none;
    } catch (error) {
      engine = null;
      said.textContent = box.dataset.failed;
    }
  }

  input.addEventListener("input", function () { clearTimeout(wait); wait = setTimeout(search, 300); });
  input.addEventListener("keydown", function (event) {
    if (event.key === "Enter") { clearTimeout(wait); search(); }
  });
})();
