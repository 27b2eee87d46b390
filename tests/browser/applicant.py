"""A worker who applies on a telephone, page by page, and follows the case with what the receipt says."""
from __future__ import annotations

from io import BytesIO
from typing import Any, Self

from PIL import Image

from tests.browser.portal import Worker

NEXT = "存好，下一页"
ORANGE, GREEN, BLUE = (230, 120, 20), (30, 140, 70), (20, 80, 160)


def a_photo(name: str, colour: tuple[int, int, int]) -> dict[str, Any]:
    """A photograph as a telephone sends it, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x9286], exif[0x0112] = "taken at the station", 6
    made = BytesIO()
    Image.new("RGB", (640, 480), colour).save(made, "JPEG", exif=exif)
    return {"name": name, "mimeType": "image/jpeg", "buffer": made.getvalue()}


class Applicant(Worker):
    """Somebody at night on a telephone."""

    def begins(self, body: str, applies_as: str = "干活的人") -> Self:
        """Choose a body, say who applies, note the code."""
        self.goes_to("/").page.get_by_role("link", name="申请调解").first.click()
        self.page.get_by_label(body).check()
        self.fills({"您是": applies_as}).presses("选好了，开始填")
        return self

    def notes_the_code(self) -> tuple[str, str]:
        """The code and the password with which the application can be taken up again."""
        locator, secret = self.page.locator(".secret").all_inner_texts()
        self.presses("记好了，接着填")
        return locator, secret

    def answers(self, typed: dict[str, Any]) -> Self:
        """Fill in this page and go on to the next one."""
        return self.fills(typed).presses(NEXT)

    def does_not_know(self) -> Self:
        """Press 不知道."""
        return self.presses("不知道")

    def keeps_the_receipt(self) -> tuple[str, str]:
        """The code and the password on the receipt."""
        locator, secret = self.page.locator(".secret").all_inner_texts()
        return locator, secret
