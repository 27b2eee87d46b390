// Leaving quickly puts another page in the place of this one, so that "back" does not return here. Without this
// script the link still leaves.
(function () {
  "use strict";
  document.querySelectorAll("[data-quick-exit]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      document.body.textContent = "";
      window.location.replace(link.href);
    });
  });
}());
