"""A clerk, mediator or director at the desk."""
from __future__ import annotations

from io import BytesIO
from typing import Any, Self

from PIL import Image

from tests.browser.visitor import Typed, Visitor


def scan(name: str = "签名页.png") -> dict[str, Any]:
    """A signed page as the scanner gives it."""
    picture = BytesIO()
    Image.new("1", (80, 120), 1).save(picture, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": picture.getvalue()}


class Desk(Visitor):
    """The desk of a body, with the case that lies on it."""

    case = ""

    def opens(self, words: str) -> Self:
        """Find a case by somebody's name or its number, as one does when the telephone rings."""
        self.goes_to("/desk").fills({"查找：姓名、单位、号、电话": words})
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/search**")
        self.main.get_by_role("table").get_by_role("link").first.click()
        self.page.wait_for_url("**/desk/cases/**")
        self.case = self.page.url.split("#")[0]
        return self

    def chooses(self, menu: str, choice: str) -> Self:
        """Choose something from a menu of the worklist."""
        self.goes_to("/desk")
        self.main.get_by_role("group").filter(has_text=menu).get_by_text(menu, exact=True).first.click()
        return self.presses(choice, self.main)

    def looks(self) -> str:
        """The page of the case, read anew."""
        self.goes_to(self.case)
        return self.text

    def part(self, name: str) -> Any:
        """A part of the page of the case, by its heading."""
        return self.main.get_by_role("region", name=name, exact=True).first

    def does(self, act: str, typed: Typed | None = None, press: str = "") -> str:
        """Press an act on the page of the case, fill in its form, send it; what the next page says."""
        self.goes_to(self.case).presses(act)
        return self.sends(typed or {}, press)

    def sends(self, typed: Typed, press: str = "") -> str:
        """Fill in the form of this page and send it; its button mostly says the same as its heading."""
        self.fills(typed, self.main).presses(press or self.heading, self.main)
        assert self.status == 200, self.text
        return self.text

    def tries(self, act: str, typed: Typed) -> str:
        """The same for a form that is refused; what its summary says."""
        self.goes_to(self.case).presses(act)
        return self.tries_again(typed)

    def tries_again(self, typed: Typed) -> str:
        """Change something in a refused form and send it, to be refused once more."""
        self.fills(typed, self.main).presses(self.heading, self.main)
        assert self.status == 422, self.text
        return self.refusals
