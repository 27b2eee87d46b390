// A page that refused a form is the answer to what was sent, and browsers ask whether to send it again when "back" comes
// to it. It becomes a page that is fetched: "back" shows the form anew. Without this script the browser asks.
(function () {
  "use strict";
  window.history.replaceState(window.history.state, "");
}());
