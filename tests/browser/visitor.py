"""Somebody at a browser: reads pages, presses what has a name, fills in what has a label."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Self

from tests.builders import PASSWORD
from tests.conftest import LiveServer

Typed = dict[str, Any]
Clock = Callable[..., None]
PATIENCE = 15_000
FOR_A_PRESS = ":not([tabindex='-1'])"


class Visitor:
    """A window of its own, with its own session; everything is found by its role and its label, as people do."""

    login = ""

    def __init__(self, browser: Any, server: LiveServer, clock: Clock, width: int = 1280) -> None:
        self.clock = clock
        self.context = browser.new_context(viewport={"width": width, "height": 900}, base_url=server.url,
                                           accept_downloads=True, locale="zh-CN")
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.status = 0
        self.page.on("response", self._remember)

    def _remember(self, response: Any) -> None:
        if response.request.is_navigation_request():
            self.status = response.status

    def on(self, day: str, at: str = "09:00") -> Self:
        """Another day; who has an account signs in again, as one does in the morning."""
        self.clock(date.fromisoformat(day), at)
        return self.signs_in(self.login) if self.login else self

    def closes(self) -> None:
        """Leave."""
        self.context.close()

    def goes_to(self, address: str) -> Self:
        """Open an address of the site."""
        self.page.goto(address)
        return self

    def signs_in(self, login: str) -> Self:
        """Sign in with an account of the demo world, out of whatever session was open before."""
        self.login = login
        self.context.clear_cookies()
        self.goes_to("/sign-in")
        self.fills({"账号": login, "密码": PASSWORD})
        self.presses("登录")
        return self

    @property
    def main(self) -> Any:
        """The part of the page that is not its frame."""
        return self.page.get_by_role("main")

    @property
    def text(self) -> str:
        """What the page says, one space between the words."""
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def heading(self) -> str:
        """The one heading of the page."""
        return self.page.get_by_role("heading", level=1).inner_text().strip()

    @property
    def refusals(self) -> str:
        """What a refused form says, in its summary."""
        return " ".join(self.page.get_by_role("alert").filter(has_text="还没有").first.inner_text().split())

    def presses(self, name: str, within: Any = None) -> Self:
        """Press a button, or follow a link, by its name."""
        place = within or self.page
        button = place.get_by_role("button", name=name, exact=True)
        target = button if button.count() else place.get_by_role("link", name=name, exact=True)
        target = target.and_(self.page.locator(FOR_A_PRESS))
        assert target.count(), f"nothing here is called {name}: {self.text}"
        target.first.click()
        self.page.wait_for_load_state()
        return self

    def fills(self, typed: Typed, within: Any = None) -> Self:
        """Fill in, choose or tick, by label; several words tick several boxes or choose one circle of a group."""
        for label, value in typed.items():
            self._fill(within or self.page, label, value)
        return self

    def _fill(self, place: Any, label: str, value: Any) -> None:
        found = place.get_by_label(_named(label)).filter(visible=True)
        group = place.get_by_role("group", name=label, exact=True)
        found.or_(group).first.wait_for()
        if not found.count():
            for words in [value] if isinstance(value, str) else value:
                self._choose(group.get_by_label(_named(words)))
            return
        control = found.first
        kind = control.evaluate("each => each.type")
        if kind in ("checkbox", "radio"):
            control.set_checked(bool(value))
        elif kind.startswith("select"):
            offered = control.get_by_role("option").all_text_contents()
            control.select_option(index=[bool(_named(value).match(option)) for option in offered].index(True))
        elif kind == "file":
            control.set_input_files(value)
        else:
            control.fill(value)

    def _choose(self, circle: Any) -> None:
        """Choose one of a group, once more where the page was drawn anew just then."""
        if not circle.is_checked():
            circle.click()
        if not circle.is_checked():
            self.page.wait_for_load_state("networkidle")
            circle.check()

    def downloads(self, name: str, within: Any = None) -> bytes:
        """What a link of this name gives: a paper, a sheet."""
        link = (within or self.page).get_by_role("link", name=name, exact=True).first
        answer = self.context.request.get(link.get_attribute("href"))
        assert answer.ok, f"{name}: {answer.status}"
        return bytes(answer.body())


def _named(label: str) -> re.Pattern[str]:
    """A label, with or without a remark in brackets after it, whatever its spaces."""
    words = r"\s+".join(re.escape(word) for word in label.split())
    return re.compile(rf"^\s*{words}(（[^（]*）)?\s*$")
