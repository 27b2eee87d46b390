"""The court's liaison: the queue, one application with its whole file, the court's acts."""
from __future__ import annotations

from typing import Any, Self

from tests.browser.visitor import Typed, Visitor


class CountingLiaison(Visitor):
    """Counts what the hand does: each press, each box or circle, each choice from a list; and what is typed."""

    clicks = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.typed: list[str] = []

    def presses(self, name: str, within: Any = None) -> Self:
        """Press, and count it."""
        self.clicks += 1
        return super().presses(name, within)

    def _fill(self, place: Any, label: str, value: Any) -> None:
        if isinstance(value, str):
            self.typed.append(value)
        elif isinstance(value, list):
            self.clicks += len(value)
        elif isinstance(value, bool):
            self.clicks += 1
        super()._fill(place, label, value)


class Liaison(Visitor):
    """The liaison of a court, with the application that lies on the desk."""

    application = ""

    def finds(self, name: str) -> str:
        """Look at the queue and open the application of these parties; what its row says."""
        self.goes_to("/court")
        row = self.main.get_by_role("row").filter(has_text=name).first
        said = " ".join(row.inner_text().split())
        row.get_by_role("link").first.click()
        self.page.wait_for_load_state()
        self.application = self.page.url
        return said

    def looks(self) -> str:
        """The page of the application, read anew."""
        self.goes_to(self.application)
        return self.text

    def does(self, act: str, typed: Typed) -> str:
        """Record an act of the court; what the next page says."""
        self.goes_to(self.application).presses(act)
        return self.sends(typed)

    def sends(self, typed: Typed) -> str:
        """Fill in the form of this page and send it."""
        self.fills(typed, self.main).presses(self.heading, self.main)
        assert self.status == 200, self.text
        return self.text

    def tries(self, act: str, typed: Typed) -> str:
        """The same for a form that is refused; what its summary says."""
        self.goes_to(self.application).presses(act)
        self.fills(typed, self.main).presses(self.heading, self.main)
        assert self.status == 422, self.text
        return self.refusals

    def takes_it(self) -> Self:
        """Say that this one is theirs."""
        return self.goes_to(self.application).presses("由我办")
