/* Comfort only: every page works without it. */
(function () {
  "use strict";
  var root = document.documentElement;

  /* light and dark: kept on this device only when somebody chooses */
  document.querySelectorAll(".g-scheme").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var isDark = root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.scheme = isDark ? "light" : "dark";
      try { localStorage.setItem("scheme", root.dataset.scheme); } catch (error) { /* forgotten with the page */ }
    });
  });

  /* the language menu closes when somebody looks elsewhere */
  var menu = document.querySelector(".g-languages");
  if (menu) {
    document.addEventListener("click", function (event) { if (!menu.contains(event.target)) { menu.open = false; } });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.firstElementChild.focus(); }
    });
  }

  /* times lead into the player of the same sound; the words that are heard are marked */
  function playerOf(link) {
    return Array.prototype.find.call(document.querySelectorAll("audio"), function (audio) {
      var box = audio.closest(".g-player"), file = link.href.split("#")[0];
      return audio.src === file || (box && Array.from(box.querySelectorAll("a")).some(function (one) { return one.href === file; }));
    });
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest(".g-seek"), audio = link && playerOf(link);
    if (!audio) { return; }
    event.preventDefault();
    audio.currentTime = Number(link.dataset.seek);
    audio.play();
  });
  document.querySelectorAll("audio").forEach(function (audio) {
    var box = audio.closest(".g-player"), last = [null, null];
    var lists = [".g-transcript [data-from]", ".g-chapters .g-seek"].map(function (what) {
      return Array.from(document.querySelectorAll(what)).filter(function (one) {
        var link = one.closest("p, li").querySelector(".g-seek");
        return link && playerOf(link) === audio;
      });
    });
    ["play", "pause", "ended"].forEach(function (name) {
      audio.addEventListener(name, function () { if (box) { box.classList.toggle("is-playing", !audio.paused); } });
    });
    audio.addEventListener("timeupdate", function () {
      lists.forEach(function (list, which) {
        var now = null;
        list.forEach(function (one) { if (Number(one.dataset.from || one.dataset.seek) <= audio.currentTime) { now = one; } });
        /* a long transcript goes on on another page */
        if (now && !which && audio.currentTime >= Number(now.closest(".g-transcript").dataset.until || Infinity)) { now = null; }
        if (now === last[which]) { return; }
        [last[which], now].forEach(function (one, is) {
          if (!one) { return; }
          if (!which) { one.classList.toggle("is-heard", !!is); }
          else if (is) { one.setAttribute("aria-current", "true"); } else { one.removeAttribute("aria-current"); }
        });
        if (now && !which) { follow(now); }
        last[which] = now;
      });
    });
  });

  /* the transcript follows the sound inside its own box, unless somebody is reading elsewhere in it */
  var touched = -1e9;
  document.querySelectorAll(".g-transcript").forEach(function (box) {
    ["wheel", "touchmove", "keydown", "pointerdown"].forEach(function (name) {
      box.addEventListener(name, function (event) { touched = event.timeStamp; }, { passive: true });
    });
  });
  function follow(words) {
    var box = words.closest(".g-transcript"), here = words.getBoundingClientRect(), frame = box.getBoundingClientRect();
    var isSeen = here.top >= frame.top && here.bottom <= frame.bottom;
    if (isSeen || performance.now() - touched < 5000 || matchMedia("print").matches) { return; }
    box.scrollTop += here.top - frame.top - frame.height / 3;
  }

  /* how fast it is heard; the choice is for this page and is kept nowhere */
  document.querySelectorAll(".g-speed").forEach(function (group) {
    var audio = group.closest(".g-player").querySelector("audio");
    group.hidden = false;
    group.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) { return; }
      audio.defaultPlaybackRate = audio.playbackRate = Number(button.dataset.rate);
      group.querySelectorAll("button").forEach(function (one) { one.setAttribute("aria-pressed", String(one === button)); });
    });
  });

  /* the small file: chosen by hand, or by a phone that is told to save data; fetched when it is played */
  document.querySelectorAll(".g-player .g-data:not(.g-speed)").forEach(function (choice) {
    var audio = choice.closest(".g-player").querySelector("audio"), links = Array.from(choice.querySelectorAll("a"));
    if (!audio.canPlayType("audio/ogg; codecs=opus")) { return; }
    function choose(link) {
      var time = audio.currentTime, isPlaying = !audio.paused;
      if (audio.src !== link.href) {
        audio.src = link.href;
        audio.currentTime = time;
        if (isPlaying) { audio.play(); }
      }
      links.forEach(function (one) { one.setAttribute("aria-current", String(one === link)); });
    }
    links.forEach(function (link) {
      link.addEventListener("click", function (event) { event.preventDefault(); choose(link); });
    });
    if (navigator.connection && navigator.connection.saveData) { choose(links[0]); }
  });

  /* how long it still is: the page itself only knows the date */
  document.querySelectorAll(".g-left").forEach(function (left) {
    var now = new Date(), today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    var date = left.dataset.date.split("-").map(Number), year = date[0];
    if (left.dataset.yearly === "yes") {
      year = Math.max(year, now.getFullYear());
      if (Date.UTC(year, date[1] - 1, date[2]) < today) { year += 1; }
    }
    var days = Math.round((Date.UTC(year, date[1] - 1, date[2]) - today) / 86400000);
    if (days >= 0) { left.textContent = days ? left.dataset.days.replace("{count}", days) : left.dataset.today; }
  });

  /* posters are filtered in place, by several tags at once; without this, each tag leads to its page */
  document.querySelectorAll(".g-filters").forEach(function (box) {
    var state = box.querySelector(".g-filters__state"), said = state.firstElementChild, chosen = {};
    var posters = Array.from(document.querySelectorAll(".g-posters > [data-tags]"));
    function show() {
      var wanted = Object.keys(chosen).map(function (kind) { return chosen[kind]; }).filter(Boolean), count = 0;
      posters.forEach(function (poster) {
        var tags = poster.dataset.tags.split(" ");
        poster.hidden = !wanted.every(function (tag) { return tags.indexOf(tag) >= 0; });
        if (!poster.hidden) { count += 1; }
      });
      box.querySelectorAll("[data-tag]").forEach(function (one) {
        one.setAttribute("aria-pressed", String(wanted.indexOf(one.dataset.tag) >= 0));
      });
      state.hidden = !wanted.length;
      said.textContent = wanted.length ? said.dataset.count.replace("{count}", count) : "";
    }
    box.querySelectorAll("a").forEach(function (link) {
      var button = document.createElement("button"), tag = link.dataset.tag, kind = tag.split("/")[0];
      button.type = "button";
      button.className = link.className;
      button.lang = link.lang;
      button.textContent = link.textContent;
      button.dataset.tag = tag;
      button.addEventListener("click", function () { chosen[kind] = chosen[kind] === tag ? "" : tag; show(); });
      link.replaceWith(button);
    });
    state.lastElementChild.addEventListener("click", function () { chosen = {}; show(); box.querySelector("summary").focus(); });
    show();
  });

  /* a quiz says at once whether the choice was right; nothing is counted or kept */
  document.querySelectorAll(".g-quiz").forEach(function (quiz) {
    var said = quiz.querySelector(".g-quiz__said");
    quiz.addEventListener("change", function (event) {
      var isRight = event.target.hasAttribute("data-right");
      quiz.querySelectorAll("label").forEach(function (label) { label.classList.remove("is-right", "is-wrong"); });
      event.target.closest("label").classList.add(isRight ? "is-right" : "is-wrong");
      said.textContent = isRight ? said.dataset.right : said.dataset.wrong;
    });
  });
})();
