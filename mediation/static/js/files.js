// Sends chosen files one after another and each in pieces: where the line breaks it goes on by itself, and after the
// page was left, when the same file is chosen again. Nothing is kept in the browser; without this the form sends them.
(function () {
  "use strict";
  var form = document.querySelector("form.sends-files");
  if (!form || !window.fetch || !window.FormData || !window.DataTransfer || !Blob.prototype.arrayBuffer) { return; }
  var said = form.querySelector("[data-files-said]");
  var bar = form.querySelector("[data-files-bar]");
  var inputs = Array.prototype.slice.call(form.querySelectorAll("input[type=file]"));
  var button = form.querySelector("button[type=submit]");
  var begins = form.getAttribute("data-pieces");
  var FIRST = 524288;
  var WAITS = [1, 2, 4, 8, 15, 30];
  var sending = false;

  function words(name, values) {
    return Object.keys(values || {}).reduce(function (text, key) {
      return text.replace("{" + key + "}", values[key]);
    }, said.getAttribute("data-" + name));
  }

  function Final(text) { this.words = text; }

  function chosen() {
    return inputs.reduce(function (all, input) {
      return all.concat(Array.prototype.map.call(input.files, function (file) { return { input: input, file: file }; }));
    }, []);
  }

  function leaves(one) {
    var left = new DataTransfer();
    Array.prototype.forEach.call(one.input.files, function (file) { if (file !== one.file) { left.items.add(file); } });
    one.input.files = left.files;
  }

  function fingerprint(file) {
    if (!window.crypto || !window.crypto.subtle) { return Promise.resolve(""); }
    return file.slice(0, FIRST).arrayBuffer().then(function (bytes) {
      return window.crypto.subtle.digest("SHA-256", bytes);
    }).then(function (digest) {
      return Array.prototype.map.call(new Uint8Array(digest), function (byte) {
        return ("0" + byte.toString(16)).slice(-2);
      }).join("");
    });
  }

  // An answer in JSON; a page instead of one says that the visit is over. What was not answered is asked again.
  function ask(address, body, headers) {
    return fetch(address, { method: "POST", body: body, headers: headers || {}, credentials: "same-origin" })
      .then(function (answer) {
        var isJson = (answer.headers.get("Content-Type") || "").indexOf("json") > 0;
        if (!isJson && answer.status >= 500) { throw new Error("again"); }
        if (!isJson) { throw new Final(words("over")); }
        return answer.json().then(function (told) { return { status: answer.status, told: told }; });
      });
  }

  function online(seconds) {
    return new Promise(function (resolve) {
      var timer = window.setTimeout(done, seconds * 1000);
      function done() { window.clearTimeout(timer); window.removeEventListener("online", done); resolve(); }
      window.addEventListener("online", done);
    });
  }

  function stubborn(deed, tries) {
    return deed().catch(function (problem) {
      if (problem instanceof Final) { throw problem; }
      said.textContent = words("broken");
      return online(WAITS[Math.min(tries, WAITS.length - 1)]).then(function () { return stubborn(deed, tries + 1); });
    });
  }

  function again(deed) { return stubborn(deed, 0); }

  function token() { return form.elements.csrf_token.value; }

  function show(one, at) {
    bar.max = one.file.size;
    bar.value = at;
    said.textContent = words("sending", {
      number: one.number, together: one.together, percent: Math.floor(100 * at / one.file.size), name: one.file.name
    });
  }

  function begin(one, first) {
    var body = new FormData(form);
    inputs.forEach(function (input) { body.delete(input.name); });
    body.delete("once");
    body.set("file_name", one.file.name);
    body.set("size", one.file.size);
    body.set("first", first);
    body.set("number", one.number);
    body.set("together", one.together);
    return ask(begins, body);
  }

  function pieces(one, to, at, most) {
    show(one, at);
    if (at >= one.file.size) { return Promise.resolve(); }
    return again(function () {
      return ask(to + "?at=" + at, one.file.slice(at, at + most), {
        "Content-Type": "application/octet-stream", "X-CSRFToken": token()
      });
    }).then(function (answer) {
      if (answer.told.at === undefined) { throw new Final(answer.told.problem); }
      return pieces(one, to, answer.told.at, most);
    });
  }

  function send(one) {
    return fingerprint(one.file).then(function (first) {
      return again(function () { return begin(one, first); });
    }).then(function (answer) {
      var begun = answer.told;
      if (!begun.to) { throw new Final(begun.problem); }
      return pieces(one, begun.to, begun.at, begun.most).then(function () {
        said.textContent = words("looking", { number: one.number, together: one.together });
        return again(function () { return ask(begun.to + "/finish", null, { "X-CSRFToken": token() }); });
      });
    }).then(function (answer) {
      if (!answer.told.piece) { throw new Final(answer.told.refused || answer.told.problem); }
      leaves(one);
    });
  }

  form.addEventListener("submit", function (event) {
    var all = chosen();
    var refused = [];
    if (!all.length || sending) { if (sending) { event.preventDefault(); } return; }
    event.preventDefault();
    sending = true;
    button.disabled = true;
    bar.hidden = false;
    all.reduce(function (before, one, place) {
      one.number = place + 1;
      one.together = all.length;
      return before.then(function () {
        return send(one).catch(function (problem) {
          if (!(problem instanceof Final)) { problem = new Final(words("over")); }
          refused.push(one.file.name + "：" + problem.words);
        });
      });
    }, Promise.resolve()).then(function () {
      if (!refused.length) { window.location.assign(form.getAttribute("data-listed")); return; }
      sending = false;
      button.disabled = false;
      bar.hidden = true;
      said.textContent = words("refused") + " " + refused.join(" ");
    });
  });
}());
