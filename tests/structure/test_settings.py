"""A setting that a body is shown does something."""
from __future__ import annotations

import pytest

from mediation.law.settings import SETTINGS, WAITING
from tests.structure.source import modules

READ_IN = [module for module in modules() if module.name != "mediation/law/settings.py"
           and not module.name.startswith("mediation/bodies/setting")]


@pytest.mark.parametrize("key", [key for key, setting in SETTINGS.items() if setting.in_use])
def test_a_setting_that_is_shown_is_read_somewhere(key: str) -> None:
    assert any(f'"{key}"' in module.text for module in READ_IN)


def test_what_waits_for_its_room_is_a_setting_of_the_law_and_is_read_nowhere_yet() -> None:
    assert WAITING <= set(SETTINGS)
    assert not [key for key in WAITING if any(f'"{key}"' in module.text for module in READ_IN)]
