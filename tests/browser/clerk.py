"""The clerk, who does everything from the counter to the money."""
from __future__ import annotations

from tests.browser.agreement import Drafting
from tests.browser.counter import Counter
from tests.browser.meetings import Meetings
from tests.browser.money import Money


class Clerk(Counter, Meetings, Drafting, Money):
    """One pair of hands."""
