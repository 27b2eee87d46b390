// Requests that htmx sends: they carry the page's token, and what goes wrong is said in words.
(function () {
  "use strict";

  function say(words) {
    var line = document.getElementById("notice-line");
    if (line) { line.textContent = words; }
  }

  document.addEventListener("htmx:configRequest", function (event) {
    var token = document.querySelector("meta[name=csrf-token]");
    if (token) { event.detail.headers["X-CSRFToken"] = token.content; }
    say("");
  });

  document.addEventListener("htmx:responseError", function (event) {
    var status = event.detail.xhr.status;
    if (status === 401 || status === 403) {
      say("没有办成：登录已结束，或者您不能办这一项。请刷新页面。");
    } else if (status === 409) {
      say("没有办成：这一页已经有了变化。请刷新页面，看清现在的情况再办。");
    } else {
      say("没有办成。您填的内容还在，请再试一次；还不行请刷新页面。");
    }
  });

  document.addEventListener("htmx:sendError", function () {
    say("网络不通，没有办成。您填的内容还在，请稍后再试。");
  });

  // What is wrong with a form is read first.
  function readFirst(root) {
    var summary = root.querySelector("[data-focus-first]");
    if (summary) { summary.focus(); }
  }
  document.addEventListener("htmx:afterSwap", function (event) { readFirst(event.detail.elt); });
  readFirst(document);
}());
