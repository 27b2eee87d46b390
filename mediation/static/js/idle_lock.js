// A page left alone is covered until its person gives the password again; what was typed stays underneath.
// Without this script the server asks for the password at the next request.
(function () {
  "use strict";
  var body = document.body;
  var wait = Number(body.getAttribute("data-idle-seconds")) * 1000;
  var address = body.getAttribute("data-unlock-url");
  if (!wait || !address) { return; }

  var last = Date.now();
  var cover = null;
  var focused = null;

  function token() { return document.querySelector("meta[name=csrf-token]"); }

  function element(name, attributes, words) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (words) { made.textContent = words; }
    return made;
  }

  function build() {
    var lock = element("div", { class: "lock", role: "dialog", "aria-modal": "true", "aria-labelledby": "lock-title" });
    var form = element("form", { method: "post", action: address });
    var problem = element("p", { class: "field-error", role: "alert" });
    var password = element("input", {
      type: "password", id: "lock-password", class: "form-control", autocomplete: "current-password", required: ""
    });
    form.appendChild(element("h2", { id: "lock-title" }, "页面已锁"));
    form.appendChild(element("p", {}, "离开了一会儿。填写密码继续，页面上的内容都还在。"));
    form.appendChild(element("label", { for: "lock-password", class: "field-label" }, "密码"));
    form.appendChild(password);
    form.appendChild(problem);
    var end = element("div", { class: "form-end" });
    end.appendChild(element("button", { type: "submit", class: "btn btn-primary" }, "继续"));
    form.appendChild(end);
    lock.appendChild(form);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      unlock(password, problem);
    });
    return lock;
  }

  function unlock(password, problem) {
    var sent = new FormData();
    sent.append("password", password.value);
    sent.append("csrf_token", token().content);
    window.fetch(address, {
      method: "POST", body: sent, credentials: "same-origin", headers: { Accept: "application/json" }
    }).then(function (response) {
      if (response.redirected) {
        problem.textContent = "登录已结束。请在另一个窗口登录，再回到这里填一次密码；内容都还在。";
        return null;
      }
      return response.json().then(response.ok ? open : function (answer) {
        password.value = "";
        password.focus();
        problem.textContent = answer.problem + " 请再填一次。";
      });
    }).catch(function () { problem.textContent = "网络不通，请稍后再试。内容都还在。"; });
  }

  function open(answer) {
    if (answer.csrf_token) {
      token().content = answer.csrf_token;
      document.querySelectorAll("input[name=csrf_token]").forEach(function (field) { field.value = answer.csrf_token; });
    }
    cover.remove();
    cover = null;
    body.classList.remove("locked");
    last = Date.now();
    if (focused && document.contains(focused)) { focused.focus(); }
  }

  function look() {
    if (cover || Date.now() - last < wait) { return; }
    focused = document.activeElement;
    cover = build();
    body.appendChild(cover);
    body.classList.add("locked");
    cover.querySelector("input").focus();
  }

  ["keydown", "pointerdown", "input", "scroll"].forEach(function (kind) {
    document.addEventListener(kind, function () { if (!cover) { last = Date.now(); } }, { passive: true, capture: true });
  });
  window.setInterval(look, Math.min(wait, 1000));
  document.addEventListener("visibilitychange", look);
}());
