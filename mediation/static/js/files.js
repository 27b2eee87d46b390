// Sends chosen files one by one, so that those which arrived stay when the line breaks; without it the form sends them.
(function () {
  "use strict";
  var form = document.querySelector("form.sends-files");
  var said = form && form.querySelector("[data-files-said]");
  if (!form || !window.fetch || !window.FormData || !window.DataTransfer) { return; }
  var inputs = Array.prototype.slice.call(form.querySelectorAll("input[type=file]"));
  var button = form.querySelector("button[type=submit]");

  function waiting() {
    return inputs.reduce(function (all, input) {
      return all.concat(Array.prototype.map.call(input.files, function (file) { return { input: input, file: file }; }));
    }, []);
  }

  function arrived(one) {
    var left = new DataTransfer();
    Array.prototype.forEach.call(one.input.files, function (file) { if (file !== one.file) { left.items.add(file); } });
    one.input.files = left.files;
  }

  function key() {
    var numbers = new Uint32Array(4);
    window.crypto.getRandomValues(numbers);
    return Array.prototype.map.call(numbers, function (number) { return number.toString(36); }).join("");
  }

  function send(one) {
    var body = new FormData(form);
    inputs.forEach(function (input) { body.delete(input.name); });
    body.set("once", key());
    body.append(one.input.name, one.file, one.file.name);
    return fetch(form.action, { method: "POST", body: body, redirect: "follow" });
  }

  form.addEventListener("submit", function (event) {
    var all = waiting();
    if (all.length < 2) { return; }
    event.preventDefault();
    button.disabled = true;
    var refused = 0;
    all.reduce(function (before, one, place) {
      return before.then(function () {
        said.textContent = said.dataset.sending.replace("##", all.length).replace("#", place + 1);
        return send(one);
      }).then(function (answer) {
        if (answer.status >= 500) { throw new Error("not taken"); }
        if (answer.redirected) { arrived(one); } else { refused += 1; }
      });
    }, Promise.resolve()).then(function () {
      if (refused) { form.submit(); } else { window.location.assign("/my/files"); }
    }, function () {
      button.disabled = false;
      said.textContent = said.dataset.broken.replace("#", waiting().length);
    });
  });
}());
