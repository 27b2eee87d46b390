// The list by keyboard: up and down move from row to row, Enter opens, / goes to the search field.
(function () {
  "use strict";

  function typing(element) {
    return element && (/^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) || element.isContentEditable);
  }

  function move(step) {
    var links = Array.prototype.slice.call(document.querySelectorAll("[data-row-link]"));
    if (!links.length) { return false; }
    var row = document.activeElement ? document.activeElement.closest("tr") : null;
    var at = row ? links.indexOf(row.querySelector("[data-row-link]")) : -1;
    var next = at === -1 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
    links[next].focus();
    links[next].scrollIntoView({ block: "nearest" });
    return true;
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target)) { return; }
    if (event.key === "/") {
      var search = document.querySelector("[data-search]");
      if (search) { search.focus(); event.preventDefault(); }
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      var inList = event.target.closest("[data-rows]") || event.target === document.body || event.target.id === "main";
      if (inList && move(event.key === "ArrowDown" ? 1 : -1)) { event.preventDefault(); }
    }
  });
}());
