"""A walk: one case led through its stages by the acts that the pages call, each at the present moment."""
from __future__ import annotations

from mediation.demo.walk.applying import ApplyingOnLine
from mediation.demo.walk.at_court import AtCourt
from mediation.demo.walk.cast import at, in_days, split
from mediation.demo.walk.coming_in import ComingIn
from mediation.demo.walk.crossing import Crossing
from mediation.demo.walk.ending import Ending
from mediation.demo.walk.following import Confirming, Performing
from mediation.demo.walk.handing_in import Handing
from mediation.demo.walk.reviewing import Reviewing
from mediation.demo.walk.settling import Settling
from mediation.demo.walk.taking_in import TakingIn

__all__ = ["Walk", "at", "in_days", "split"]


class Walk(TakingIn, Settling, Confirming, Reviewing, Performing, AtCourt, Ending, Crossing, Handing,
           ApplyingOnLine, ComingIn):
    """Everything that can be done with one case."""
