// The steps of a sitting as they happen: asked for every few seconds, answered in a few bytes while nothing has moved.
(function () {
  "use strict";
  var place = document.querySelector("[data-steps]");
  if (!place || !window.fetch) { return; }
  var seen = place.getAttribute("data-tag");
  var every = 4000;

  function show(words) {
    var parsed = new DOMParser().parseFromString(words, "text/html");
    while (place.firstChild) { place.removeChild(place.firstChild); }
    while (parsed.body.firstChild) { place.appendChild(parsed.body.firstChild); }
  }

  function ask() {
    if (document.hidden) { window.setTimeout(ask, every); return; }
    fetch(place.getAttribute("data-steps"), { credentials: "same-origin", redirect: "manual",
                                              headers: { "If-None-Match": seen } })
      .then(function (answer) {
        if (answer.status === 304) { return null; }
        if (answer.status !== 200) { throw new Error("ended"); }
        seen = answer.headers.get("ETag") || seen;
        return answer.text();
      })
      .then(function (words) {
        if (words !== null) { show(words); }
        window.setTimeout(ask, every);
      })
      .catch(function () { window.setTimeout(ask, every * 5); });
  }
  window.setTimeout(ask, every);
}());
