// Stands in the start page itself, so that no press is lost: the last one waits until start.js takes it up.
// Leaving waits for nothing: nothing was answered yet, and an empty page tells nothing.
// Where that file does not come, or the browser is too old for it, this says so.

self.early = {
  able: "noModule" in HTMLScriptElement.prototype,
  hold(event) {
    event.preventDefault();
    if (event.submitter?.classList.contains("leave")) return location.replace("about:blank");
    early.button = event.submitter;
    document.getElementById("carrier").className = "scripted";
    early.say();
  },
  say() {
    const unable = document.getElementById("unable");
    document.getElementById("connection").hidden = !early.able;
    unable.hidden = early.able;
    if (early.button) unable.focus();
  },
  fail(event) {
    if (event.target.localName !== "script") return;
    early.able = false;
    early.say();
  },
};
addEventListener("submit", early.hold);
addEventListener("error", early.fail, true);
