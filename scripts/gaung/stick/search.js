/* Search in a copy on a stick: the words of the pages come as one script, when somebody goes to the search box. Word
   beginnings and endings of Indonesian and Nepali are taken off on both sides. */
(function () {
  "use strict";
  var box = document.querySelector(".g-search");
  if (!box) { return; }
  var input = box.querySelector("input"), list = box.querySelector("ol"), said = box.querySelector(".g-search__said");
  var language = document.documentElement.lang, up = new URL(box.dataset.root + "index.html", location.href), pages = null;
  box.hidden = false;
  document.querySelector(".g-search-off").hidden = true;

  function stem(word) {
    var bare = word;
    if (language === "id") {
      bare = bare.replace(/(?:lah|kah|pun)$/, "").replace(/(?:nya|ku|mu)$/, "").replace(/(?:kan|an|i)$/, "");
      bare = bare.replace(/^(?:meng|meny|men|mem|me|peng|peny|pen|pem|pe|ber|ter|di|ke|se)/, "");
    } else if (language === "ne") {
      bare = bare.replace(/(?:हरूलाई|हरूको|हरूले|हरू|लाई|बाट|सँग|ले|मा|को|का|की)$/, "");
    }
    return bare.length > 2 ? bare : word;
  }

  function words(text) { return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) || []; }

  function load(done) {
    if (pages) { done(); return; }
    var script = document.createElement("script");
    script.src = new URL("assets/gaung/words." + language + ".js", up).href;
    script.onload = function () {
      pages = window.gaungWords.map(function (row) {
        return { address: row[0], title: row[1], text: row[2], stems: new Set(words(row[1] + " " + row[2]).map(stem)) };
      });
      done();
    };
    script.onerror = function () { said.textContent = box.dataset.failed; };
    document.head.append(script);
  }

  function score(page, wanted) {
    var found = wanted.filter(function (word) {
      return page.stems.has(stem(word)) || (word.length > 3 && page.text.toLowerCase().includes(word));
    });
    if (found.length < wanted.length) { return 0; }
    return 1 + wanted.filter(function (word) { return words(page.title).map(stem).includes(stem(word)); }).length;
  }

  function search() {
    var wanted = words(input.value);
    if (!wanted.length) { list.replaceChildren(); said.textContent = ""; return; }
    load(function () {
      var found = pages.map(function (page) { return [score(page, wanted), page]; });
      found = found.filter(function (row) { return row[0]; }).sort(function (a, b) { return b[0] - a[0]; });
      list.replaceChildren.apply(list, found.slice(0, 20).map(function (row) {
        var item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p");
        link.href = new URL(row[1].address, up).href;
        link.textContent = row[1].title;
        text.textContent = row[1].text.slice(0, 140) + " …";
        item.append(link, text);
        return item;
      }));
      said.textContent = found.length ? box.dataset.count.replace("{count}", found.length) : box.dataset.none;
    });
  }

  input.addEventListener("focus", function () { load(function () {}); });
  input.addEventListener("input", search);
})();
