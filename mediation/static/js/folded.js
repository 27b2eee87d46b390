// A link into something folded opens it, in browsers too that do not do so by themselves (Chromium 86).
(function () {
  "use strict";
  function unfold() {
    var target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    var opened = false;
    for (var each = target; each; each = each.parentElement) {
      if (each.tagName === "DETAILS" && !each.open) { each.open = opened = true; }
    }
    if (opened) { target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", unfold);
  unfold();
}());
