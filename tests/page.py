"""An HTML page as a test reads it: what is wrong with it, its text and its forms."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT = {"script", "style", "template"}
NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}


@dataclass
class Control:
    """Something in a form that holds a value."""

    tag: str
    name: str
    kind: str
    identifier: str
    named: bool
    value: str = ""
    sent: bool = True
    look: str = ""
    options: list[tuple[str, bool]] = field(default_factory=list)


@dataclass
class Form:
    """A form with its controls, in the order of the page."""

    action: str
    method: str
    controls: list[Control] = field(default_factory=list)

    def held(self) -> dict[str, Any]:
        """What a browser would send if nothing were changed, buttons apart."""
        values: dict[str, list[str]] = {}
        for control in self.controls:
            if not control.name or control.kind in {"submit", "button", "file", "image", "reset"}:
                continue
            if control.tag == "select":
                chosen = [value for value, selected in control.options if selected]
                if not chosen and control.kind != "multiple":
                    chosen = [value for value, _ in control.options[:1]]
                values.setdefault(control.name, []).extend(chosen)
            elif control.sent:
                values.setdefault(control.name, []).append(control.value)
        return dict(values)

    def filled(self, values: dict[str, Any], button: str | None = None) -> dict[str, Any]:
        """What is sent after ``values`` were filled in; a name the form does not have is a mistake of the test."""
        names = {control.name for control in self.controls}
        unknown = set(values) - names
        assert not unknown, f"the form has no {sorted(unknown)}; it has {sorted(names)}"
        sent = {**self.held(), **values}
        buttons = [control for control in self.controls if control.kind == "submit" and control.name]
        for control in buttons:
            if button is not None and button in (control.name, control.value):
                sent[control.name] = control.value
                return sent
        assert button is None, f"the form has no button {button}"
        return {name: value for name, value in sent.items() if value is not None}


class Page(HTMLParser):
    """Reads the page once; ``faults()`` says in words what a reader, a screen reader or the policy would miss."""

    def __init__(self, source: str, address: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.open_tags: list[str] = []
        self.forms: list[Form] = []
        self.loose = Form("", "")
        self.identifiers: list[str] = []
        self.labelled: set[str] = set()
        self.referred: set[str] = set()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.words: list[str] = []
        self.title = ""
        self.language = ""
        self.unsafe: list[str] = []
        self.pictures_without_text = 0
        self.in_form = False
        self.feed(source.replace("\r\n", "\n"))
        self.close()

    @property
    def text(self) -> str:
        """The words of the page, one space between them."""
        return " ".join(" ".join(self.words).split())

    def form(self, action: str | None = None) -> Form:
        """The form with this action (or its ending), or the only one that posts."""
        posting = [form for form in self.forms if form.method == "post" and form.action != "/sign-out"]
        found = posting if action is None else [f for f in self.forms if f.action.split("?")[0].endswith(action)]
        assert found, f"{self.address} has no form {action or 'that posts'}; {[f.action for f in self.forms]}"
        assert len(found) == 1 or action is not None, f"say which form: {[f.action for f in found]}"
        return found[0]

    def faults(self) -> list[str]:
        found = list(self.unsafe)
        if len(self.headings) != 1:
            found.append(f"{len(self.headings)} h1 headings: {self.headings}")
        if not self.title.strip():
            found.append("no title")
        if not self.language:
            found.append("the page does not say its language")
        if self.pictures_without_text:
            found.append(f"{self.pictures_without_text} pictures without alt")
        repeated = [name for name, count in Counter(self.identifiers).items() if count > 1]
        if repeated:
            found.append(f"repeated ids {repeated}")
        missing = self.referred - set(self.identifiers)
        if missing:
            found.append(f"references to ids that are not there {sorted(missing)}")
        return found + self._faults_of_forms()

    def _faults_of_forms(self) -> list[str]:
        found = []
        for form in [*self.forms, self.loose]:
            for control in form.controls:
                if control.kind not in NEEDS_NO_LABEL and not control.named \
                        and control.identifier not in self.labelled:
                    found.append(f"no label for {control.name or control.identifier or control.tag}")
            if form.method == "post" and "csrf_token" not in {control.name for control in form.controls}:
                found.append(f"no CSRF token in the form to {form.action or 'itself'}")
        return found

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self._check_policy(tag, given)
        if "id" in given:
            self.identifiers.append(given["id"])
        for name in ("aria-describedby", "aria-labelledby", "aria-controls", "for"):
            self.referred.update(given.get(name, "").split())
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "img" and "alt" not in given:
            self.pictures_without_text += 1
        elif tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "label" and "for" in given:
            self.labelled.add(given["for"])
        elif tag == "h1":
            self.headings.append("")
        self._read_form(tag, given)
        if tag not in VOID:
            self.open_tags.append(tag)

    def _check_policy(self, tag: str, given: dict[str, str]) -> None:
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.unsafe.append("an inline script")
        if tag == "style" or "style" in given:
            self.unsafe.append(f"an inline style on {tag}")
        self.unsafe.extend(f"an inline handler {name} on {tag}" for name in given if name.startswith("on"))
        self.unsafe.extend(f"a script address in {name} of {tag}" for name in ("href", "src", "action")
                           if given.get(name, "").strip().lower().startswith("javascript:"))

    def _read_form(self, tag: str, given: dict[str, str]) -> None:
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
            self.in_form = True
        elif tag == "option":
            options = self._controls()[-1].options
            options.append((given.get("value", ""), "selected" in given))
        elif tag in {"input", "select", "textarea", "button"}:
            kind = given.get("type", {"input": "text", "button": "submit"}.get(tag, tag)).lower()
            if tag == "select" and "multiple" in given:
                kind = "multiple"
            boxes = kind in {"checkbox", "radio"}
            self._controls().append(Control(
                tag, given.get("name", ""), kind, given.get("id", ""),
                named="label" in self.open_tags or bool(given.get("aria-label") or given.get("aria-labelledby")),
                value=given.get("value", "on" if boxes else ""), look=given.get("class", ""),
                sent="disabled" not in given and (not boxes or "checked" in given)))

    def _controls(self) -> list[Control]:
        return self.forms[-1].controls if self.in_form else self.loose.controls

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.in_form = False
        if tag in self.open_tags:
            while self.open_tags.pop() != tag:
                continue

    def handle_data(self, text: str) -> None:
        if self.open_tags and self.open_tags[-1] == "title" and "svg" not in self.open_tags:
            self.title += text
        if "textarea" in self.open_tags:
            control = self._controls()[-1]
            control.value += text if control.value else text.removeprefix("\n")
        if "h1" in self.open_tags:
            self.headings[-1] += text
        if not SILENT.intersection(self.open_tags):
            self.words.append(text)
