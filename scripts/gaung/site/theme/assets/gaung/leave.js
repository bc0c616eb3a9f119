/* Leave quickly: hide at once, leave no entry in the history, and never show an older page of this site again.
   Each entry of the tab's history carries the number of exits before it; an entry from before the last exit
   is hidden again, whether it comes from the network, the cache or the back-forward cache. */
(function () {
  "use strict";
  var root = document.documentElement, presses = [];

  function read(name) { try { return sessionStorage.getItem(name); } catch (error) { return null; } }
  function write(name, value) { try { sessionStorage.setItem(name, value); } catch (error) { /* no storage, no memory */ } }
  function exits() { return Number(read("exits")) || 0; }

  function hide() {
    root.style.setProperty("display", "none", "important");
    document.title = "…";
    document.querySelectorAll("audio, video").forEach(function (player) { player.pause(); });
  }

  function leave(to) {
    hide();
    write("exits", String(exits() + 1));
    write("exit", to);
    location.replace(to);
  }

  function mark() {
    var state = history.state || {};
    if (state.exits === undefined) { history.replaceState(Object.assign({}, state, { exits: exits() }), ""); }
  }

  function isOld() {
    var state = history.state || {}, entry = performance.getEntriesByType("navigation")[0];
    if (state.exits !== undefined) { return state.exits < exits(); }
    return exits() > 0 && !!entry && entry.type === "back_forward";
  }

  function guard() {
    if (exits() && isOld()) {
      hide();
      location.replace(read("exit") || "about:blank");
    } else {
      mark();
    }
  }

  guard();
  /* a page that the browser keeps in memory is kept hidden, so that nothing flashes when somebody comes back */
  addEventListener("pagehide", function () { root.style.setProperty("display", "none", "important"); });
  addEventListener("pageshow", function () { root.style.removeProperty("display"); guard(); });
  addEventListener("popstate", guard);
  addEventListener("hashchange", mark);
  addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    presses = presses.concat(event.timeStamp).slice(-3);
    var link = document.getElementById("exit");
    if (link && presses.length === 3 && presses[2] - presses[0] < 5000) { leave(link.href); }
  });
  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("#exit");
    if (link) {
      event.preventDefault();
      leave(link.href);
    }
  });

  var scheme = null;
  try { scheme = localStorage.getItem("scheme"); } catch (error) { /* the system decides */ }
  if (scheme === "light" || scheme === "dark") { root.dataset.scheme = scheme; }
})();
