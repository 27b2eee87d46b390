"""On a telephone, Back from what was done comes to the form, not to the browser's question whether to send again."""
from __future__ import annotations

from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from tests.browser.conftest import Window, World
from tests.browser.portal import Worker
from tests.builders import a_case, code_of

PHONE = 390
TYPED = {"寄得到的地址": "青溪区示例路8号", "接受电子送达吗": "不接受：寄纸质的给我"}


def test_back_to_a_form_that_was_refused_shows_it_anew(window: Window, world: World) -> None:
    codes: list[tuple[str, str]] = []

    def make(bodies: Bodies) -> None:
        codes.append(code_of(a_case(bodies, CaseState.IN_MEDIATION, workers=("赵强",)).applicants[0]))

    world.begins(make)
    worker: Worker = window(Worker, width=PHONE).looks_up(*codes[0])
    worker.goes_to("/my/address").fills({**TYPED, "邮编": "3640"}).presses("这是我的地址，保证真实")
    assert worker.status == 422 and "邮编是六位数字" in worker.text
    worker.fills({"邮编": "364000"}).presses("这是我的地址，保证真实")
    assert worker.page.url.endswith("/my/status")
    worker.page.go_back()
    worker.page.wait_for_url("**/my/address")
    assert worker.status == 200 and "送达地址" in worker.text and "还没有保存" not in worker.text
