"""The tales of the demo world, by what became of them; importing this package puts all of them on the stage."""
from __future__ import annotations

from mediation.demo.stories import (
    before_the_court,
    by_court,
    come_in,
    confirmed,
    deaths,
    from_the_court,
    handed_on,
    in_their_own_hands,
    inside,
    main_path,
    never_mediated,
    no_agreement,
    not_kept,
    on_line,
    paid,
    reviewed,
    standing,
    standing_after,
)

__all__ = ["before_the_court", "by_court", "come_in", "confirmed", "deaths", "from_the_court", "handed_on",
           "in_their_own_hands", "inside", "main_path", "never_mediated", "no_agreement", "not_kept", "on_line",
           "paid", "reviewed", "standing", "standing_after"]
