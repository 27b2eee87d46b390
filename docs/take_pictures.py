"""Takes the pictures of the READMEs: ``.venv/bin/python docs/take_pictures.py`` (needs Chromium and pdftoppm)."""
from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

IMAGES = Path(__file__).resolve().parent / "images"
PASSWORD = "一句话当密码也是可以的呀"
WORKERS = ("李秀英", "王建国", "买买提·阿卜杜拉", "欧阳静姝", "吕㛃䶮")
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 780}


def build(folder: Path):
    """A small world with a case in each stage that is shown."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from mediation import create_app, files
    from mediation.agreements.models import StrengtheningState
    from mediation.cases.states import CaseState
    from mediation.demo.bodies import build_bodies
    from mediation.demo.building import a_case, a_confirmation, a_walk
    from mediation.demo.walk import in_days
    from mediation.extensions import db

    app = create_app({"MEDIATION_ENV": "development", "INSTANCE_PATH": str(folder),
                      "DATABASE_URL": f"sqlite:///{folder / 'pictures.sqlite3'}"})
    shown = {}
    with app.app_context():
        db.create_all()
        bodies = build_bodies(password=PASSWORD)
        db.session.commit()
        for state in (CaseState.SUBMITTED, CaseState.CONSENT_PENDING, CaseState.IN_MEDIATION, CaseState.EFFECTIVE):
            a_case(bodies, state)
        shown["case"] = a_case(bodies, CaseState.SIGNING, workers=WORKERS).public_id
        draft = a_walk(bodies, CaseState.IN_MEDIATION, workers=WORKERS[:3])
        draft.drafts(draft.lines_for((600, in_days(10)), (400, in_days(40))))
        shown["draft"] = draft.case.public_id
        walk = a_confirmation(bodies, StrengtheningState.CONF_DOCKETED)
        agreement = walk.case.agreements[0]
        shown["review"] = agreement.strengthening.public_id
        (folder / "agreement.pdf").write_bytes(files.content_of(agreement.paper.file_sha256))
        shown["locator"], shown["secret"] = walk.slips[0].locator, walk.slips[0].secret
        db.session.commit()
    return app, shown


def signed_in(browser: Browser, url: str, login: str) -> Page:
    page = browser.new_page(viewport=WIDE, locale="zh-CN")
    page.goto(f"{url}/sign-in")
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_load_state()
    return page


def take(browser: Browser, url: str, shown: dict[str, str]) -> None:
    clerk = signed_in(browser, url, "wangmin")
    for name, address in (("worklist", "/desk"), ("case", f"/desk/cases/{shown['case']}"),
                          ("agreement-draft", f"/desk/cases/{shown['draft']}/draft-agreement")):
        clerk.goto(url + address)
        clerk.screenshot(path=IMAGES / f"{name}.png")
    liaison = signed_in(browser, url, "hejing")
    liaison.goto(f"{url}/court/{shown['review']}")
    liaison.screenshot(path=IMAGES / "court-review.png")
    worker = browser.new_page(viewport=PHONE, locale="zh-CN")
    worker.goto(f"{url}/my")
    worker.locator("#locator").fill(shown["locator"])
    worker.locator("#secret").fill(shown["secret"])
    worker.get_by_role("button", name="查看").click()
    worker.wait_for_load_state()
    worker.screenshot(path=IMAGES / "status.png")


def make_small() -> None:
    """A page has few colours: with 128 of them a picture takes a third of the room."""
    for path in IMAGES.glob("*.png"):
        with Image.open(path) as picture:
            small = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
        small.save(path, optimize=True)


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp())
    app, shown = build(folder)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take(browser, f"http://127.0.0.1:{server.port}", shown)
        browser.close()
    server.shutdown()
    subprocess.run(["pdftoppm", "-r", "72", "-f", "1", "-l", "1", "-singlefile", "-png", str(folder / "agreement.pdf"),
                    str(IMAGES / "agreement")], check=True)
    make_small()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
