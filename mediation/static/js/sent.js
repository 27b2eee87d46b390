// A form that is reached again with the browser's "back" is the form that was sent: as long as nothing in it is changed,
// sending it again shows its first result. Without this script it is a new form.
(function () {
  "use strict";

  function keys() { return (window.history.state && window.history.state.sent) || {}; }

  function keep(place, key) {
    var sent = keys();
    sent[place] = key;
    window.history.replaceState({ sent: sent }, "");
  }

  document.querySelectorAll("form[method=post]").forEach(function (form, place) {
    var key = form.elements.once;
    if (!key) { return; }
    var fresh = key.value;
    if (keys()[place]) {
      key.value = keys()[place];
      form.addEventListener("input", function () { key.value = fresh; });
    }
    form.addEventListener("submit", function () { keep(place, key.value); });
  });
}());
