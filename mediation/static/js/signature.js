// The pad on which somebody writes a signature; without a script the name is typed instead.
(function () {
  "use strict";

  document.querySelectorAll("[data-signature]").forEach(function (box) {
    var canvas = box.querySelector("canvas");
    var target = document.getElementById(box.getAttribute("data-signature"));
    var pad = new window.SignaturePad(canvas, { minWidth: 1, maxWidth: 3 });

    function fit() {
      var ratio = Math.max(window.devicePixelRatio || 1, 1);
      var kept = pad.toData();
      canvas.width = canvas.offsetWidth * ratio;
      canvas.height = canvas.offsetHeight * ratio;
      canvas.getContext("2d").scale(ratio, ratio);
      pad.fromData(kept);
    }

    box.hidden = false;
    fit();
    window.addEventListener("resize", fit);
    box.querySelector("button").addEventListener("click", function () { pad.clear(); });
    box.closest("form").addEventListener("submit", function () {
      target.value = pad.isEmpty() ? "" : JSON.stringify(pad.toData());
    });
  });
}());
