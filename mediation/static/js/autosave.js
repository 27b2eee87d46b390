// Minutes save themselves: ten seconds after a change the form is sent to its data-autosave address.
// The answer is JSON: {"saved": "09:31", "version": 7}; version and once, when given, renew the fields of these names.
(function () {
  "use strict";
  var WAIT = 10000;

  function watch(form) {
    var said = form.querySelector("[data-autosave-said]");
    var timer = null;
    var changed = false;
    var sending = false;
    var stopped = false;

    function say(words, failed) {
      if (!said) { return; }
      said.textContent = words;
      said.classList.toggle("saved-not", failed);
    }

    function renew(answer) {
      ["version", "once"].forEach(function (name) {
        var field = form.elements[name];
        if (field && answer[name] !== undefined) { field.value = answer[name]; }
      });
    }

    function plan() {
      window.clearTimeout(timer);
      timer = window.setTimeout(save, WAIT);
    }

    function save() {
      if (sending || !changed) { return; }
      sending = true;
      changed = false;
      window.fetch(form.getAttribute("data-autosave"), {
        method: "POST", body: new FormData(form), credentials: "same-origin", headers: { Accept: "application/json" }
      }).then(function (response) {
        if (!response.ok) { throw new Error(String(response.status)); }
        return response.json();
      }).then(function (answer) {
        renew(answer);
        say("已保存 " + answer.saved, false);
      }).catch(function (problem) {
        changed = true;
        stopped = problem.message === "409";
        say(stopped ? "别处已改过这一份，没有自动保存。请按“保存”，看清两份再定。"
          : "还没有保存上，内容还在这一页。请按“保存”，或者稍等再试。", true);
      }).then(function () {
        sending = false;
        if (changed && !stopped) { plan(); }
      });
    }

    function note() {
      changed = true;
      if (stopped) { return; }
      say("有改动，还没有保存", false);
      plan();
    }

    form.addEventListener("input", note);
    form.addEventListener("submit", function () { changed = false; window.clearTimeout(timer); });
    window.addEventListener("beforeunload", function (event) {
      if (changed) { event.preventDefault(); event.returnValue = ""; }
    });
  }

  document.querySelectorAll("form[data-autosave]").forEach(watch);
  document.addEventListener("htmx:load", function (event) {
    if (event.detail.elt !== document.body) { event.detail.elt.querySelectorAll("form[data-autosave]").forEach(watch); }
  });
}());
