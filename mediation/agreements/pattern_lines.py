"""The lines that a filled-in pattern makes: what each is to get, in which parts, by which days."""
from __future__ import annotations

from mediation.agreements.facts import ObligationFacts
from mediation.agreements.forms import PatternForm
from mediation.agreements.models import Agreement
from mediation.agreements.patterns import Due, Share, by_months, by_shares, percent_of_claims, same_for_each
from mediation.agreements.table import read_list


def lines_of_pattern(agreement: Agreement, form: PatternForm) -> list[ObligationFacts]:
    """The lines; raises RequirementNotMet where a name or a sum can't be read."""
    (payer,) = form.chosen([form.payer.data])
    joint_with, dues, way = form.chosen(form.joint_with.data), _dues(agreement, form), form.way.data
    if form.times.data == "months":
        return by_months(dues, form.count.data, form.first_on.data, payer=payer, joint_with=joint_with, way=way)
    shares = [Share(None, form.first_on.data)]
    if form.times.data == "split":
        shares = [Share(form.first_percent.data * 100, form.first_on.data), Share(None, form.rest_on.data)]
    return by_shares(dues, shares, payer=payer, joint_with=joint_with, way=way)


def _dues(agreement: Agreement, form: PatternForm) -> list[Due]:
    if form.base.data == "list":
        return read_list(agreement, form.table.data)
    payees = form.chosen(form.payees.data) or tuple(party for party in agreement.parties if party.is_worker)
    if form.base.data == "same":
        return same_for_each(agreement, form.amount_fen.data, payees)
    return percent_of_claims(agreement, form.percent.data, payees)
