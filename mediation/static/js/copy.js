// A button that copies one value, and says so.
(function () {
  "use strict";

  function copyOld(text) {
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "visually-hidden";
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }

  function copy(text) {
    return navigator.clipboard && window.isSecureContext ? navigator.clipboard.writeText(text) : copyOld(text);
  }

  function show(root) {
    root.querySelectorAll("[data-copy-from]").forEach(function (button) { button.hidden = false; });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy-from]");
    if (!button) { return; }
    var source = document.getElementById(button.getAttribute("data-copy-from"));
    var label = button.firstChild;
    var before = label.textContent;
    copy(source.textContent.trim()).then(function () { label.textContent = "已复制"; }, function () {
      label.textContent = "请按 Ctrl+C";
      window.getSelection().selectAllChildren(source);
    }).then(function () {
      button.focus();
      window.setTimeout(function () { label.textContent = before; }, 2000);
    });
  });

  show(document);
  document.addEventListener("htmx:load", function (event) { show(event.detail.elt); });
}());
