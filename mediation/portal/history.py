"""What has happened in a case, in the language of the page; the steps themselves are stored as they were written."""
from __future__ import annotations

import re

from flask_babel import gettext, lazy_gettext

from mediation.cases.models import Step

SPLIT_OFF, JOINED = lazy_gettext("自%(case)s分案"), lazy_gettext("与%(case)s并案")
WITH_ANOTHER_CASE = ((re.compile("自(?P<case>.+)分案"), SPLIT_OFF), (re.compile("与(?P<case>.+)并案"), JOINED))
OF_A_CLAIM = {"claim_added": lazy_gettext("增加了请求"), "claim_changed": lazy_gettext("变更了请求"),
              "claim_given_up": lazy_gettext("放弃了请求")}


def step_told(step: Step) -> str:
    """The words of a step; where another case is named in them, its number stays."""
    for written, said in WITH_ANOTHER_CASE:
        if found := written.fullmatch(step.act_words):
            return str(said) % found.groupdict()
    return str(OF_A_CLAIM.get(step.act) or gettext(step.act_words))
