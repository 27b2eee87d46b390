"""An address that leads into something folded opens it, in offices with Chromium 86 as well (ui.md)."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from mediation.cases.states import CaseState
from tests.browser.conftest import Window, World
from tests.browser.crowd import TWELVE
from tests.browser.desk import Desk
from tests.builders import a_case

AS_CHROMIUM_86 = """
(function () {
  // Browsers of today unfold by themselves what an address leads into. Shut again is what no script and nobody opened.
  var known = Object.getOwnPropertyDescriptor(HTMLDetailsElement.prototype, "open"), opened = new WeakSet();
  Object.defineProperty(HTMLDetailsElement.prototype, "open", {
    get: known.get,
    set: function (is_open) { if (is_open) { opened.add(this); } known.set.call(this, is_open); }
  });
  document.addEventListener("click", function (event) {
    var summary = event.target.closest("summary");
    if (summary) { opened.add(summary.parentElement); }
  }, true);
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.target.tagName === "DETAILS" && change.oldValue === null && !opened.has(change.target)) {
        change.target.removeAttribute("open");
      }
    });
  }).observe(document, {subtree: true, attributes: true, attributeFilter: ["open"], attributeOldValue: true});
}());
"""
FOLDED = "details.paper-group:not([open]) li[id^='paper-']"


@pytest.fixture
def clerk(window: Window, world: World) -> Desk:
    """A clerk in an office with an old browser, with a case of twelve whose many papers of one kind are folded."""
    world.begins(lambda bodies: a_case(bodies, CaseState.IN_MEDIATION, workers=TWELVE))
    at_work: Desk = window(Desk, "wangmin")
    at_work.context.add_init_script(AS_CHROMIUM_86)
    return at_work.opens(TWELVE[0])


def test_the_address_of_a_folded_paper_unfolds_it_and_shows_it_when_the_page_is_opened(clerk: Desk) -> None:
    home, paper = clerk.page.url.partition("#")[0], clerk.page.locator(FOLDED).last.get_attribute("id")
    clerk.goes_to("/desk").goes_to(f"{home}#{paper}")
    expect(clerk.page.locator(f"#{paper}")).to_be_in_viewport()


def test_a_link_on_the_page_into_something_folded_unfolds_it_too_and_nothing_else(clerk: Desk) -> None:
    home, paper = clerk.page.url.partition("#")[0], clerk.page.locator(FOLDED).last.get_attribute("id")
    groups = clerk.page.locator("details.paper-group:not([open])")
    number = groups.count()
    assert number > 1 and not clerk.page.locator(f"#{paper}").is_visible()
    clerk.goes_to(f"{home}#{paper}")
    expect(clerk.page.locator(f"#{paper}")).to_be_in_viewport()
    assert groups.count() == number - 1
    clerk.page.locator("details.paper-group[open] > summary").click()
    expect(groups).to_have_count(number)
