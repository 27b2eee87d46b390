"""The table of the procedures against the law's own table of transitions: rows, edges, clocks, papers, dead ends."""
from __future__ import annotations

import pytest

from mediation.agreements.states import AT_THE_COURT
from mediation.cases.procedure import MediationProcedure
from mediation.cases.rows import Line, Procedure, lines
from mediation.cases.states import CaseState
from mediation.confirmations.procedure import StrengtheningProcedure
from mediation.documents.kinds import papers
from mediation.handoffs.procedure import HandoffProcedure
from mediation.law.time_limits import CLOCKS
from mediation.performance.procedure import PerformanceProcedure

ALL = (MediationProcedure, StrengtheningProcedure, PerformanceProcedure, HandoffProcedure)
ROWS = {
    "M": "1 1a 2 3 4 4a 4b 5 5a 6 6a 7 8 9 9a 10 10a 10b 11 11a 12 12a 13 14 14a 15 16 17 18 19 20 21 22 23 24 24c 25 "
         "26 27 28 28a 29 32a 44 44a 65 66 66a 66b 66d 66e 67",
    "S": "24a 33 33a 34 35 35a 36 37 38 39 39a 40 41 42 43 43a 46 47 48 48a 48b 49 49a 50 50a 51 51a 51b",
    "P": "24b 52 52a 52b 53 53a 54 55 55a 56 56a 56b 57 58a 61 61a 64b 66c",
    "H": "29a 29b 29c 29d 29e 29f 30 31 32 45 50b 58 59 60 61b 62 62a 62b 62c 62d 62e 63 63a 63b 63c 63d 63e 63f 63g "
         "64 64a 64c 64d 64e",
}
EDGES = {
    "1": "unopened>negotiating", "1a": "negotiating>negotiating", "2": "negotiating>settled_private",
    "3": "negotiating>draft", "4": "settled_private>draft", "4a": "settled_private>archived", "4b": "unopened>draft",
    "5": "draft>submitted", "5a": "draft>withdrawn", "6": "unopened>submitted", "6a": "submitted>submitted",
    "7": "unopened>submitted", "8": "submitted>need_correction", "9": "need_correction>submitted",
    "9a": "need_correction>withdrawn", "10": "submitted>referred", "10a": "submitted>referred",
    "10b": "consent_pending>referred consented>referred accepted>referred assigned>referred in_mediation>referred",
    "11": "submitted>consent_pending", "11a": "consent_pending>consented", "12": "consented>accepted",
    "12a": "accepted>accepted", "13": "consent_pending>not_accepted consented>not_accepted",
    "14": "submitted>withdrawn consent_pending>withdrawn consented>withdrawn",
    "14a": "accepted>withdrawn assigned>withdrawn suspended>withdrawn signing>withdrawn", "15": "accepted>assigned",
    "16": "assigned>assigned in_mediation>in_mediation", "17": "assigned>in_mediation",
    "18": "in_mediation>in_mediation", "19": "in_mediation>suspended", "20": "in_mediation>suspended",
    "21": "suspended>in_mediation suspended>no_agreement", "22": "in_mediation>withdrawn", "23": "in_mediation>signing",
    "24": "signing>effective", "24c": "signing>effective", "25": "signing>effective", "26": "signing>effective",
    "29": "signing>effective", "27": "signing>in_mediation",
    "28": "signing>no_agreement in_mediation>no_agreement signing>signing no_agreement>no_agreement "
          "withdrawn>withdrawn not_accepted>not_accepted referred>referred effective>effective",
    "28a": "accepted>no_agreement assigned>no_agreement suspended>no_agreement",
    "44": "effective>reopened", "44a": "effective>reopened",
    "65": "referred>archived not_accepted>archived withdrawn>archived no_agreement>archived effective>archived",
    "66": "archived>reopened", "66a": "reopened>assigned", "66b": "reopened>effective", "66d": "reopened>no_agreement",
    "66e": "reopened>archived",
    "24a": "unopened>b_none", "33": "b_none>conf_prep", "33a": "conf_prep>b_none", "34": "conf_prep>conf_filed",
    "35": "conf_prep>b_expired", "35a": "b_none>b_expired", "36": "conf_filed>conf_correct",
    "37": "conf_correct>conf_filed conf_correct>conf_docketed conf_correct>conf_withdrawn",
    "38": "conf_filed>conf_docketed", "39": "conf_filed>conf_refused",
    "39a": "conf_refused>b_none conf_withdrawn>b_none", "40": "conf_docketed>conf_correct",
    "41": "conf_filed>conf_withdrawn conf_correct>conf_withdrawn conf_docketed>conf_withdrawn",
    "42": "conf_docketed>conf_granted", "43": "conf_docketed>conf_dismissed", "43a": "conf_docketed>conf_terminated",
    "46": "conf_granted>conf_objection", "47": "conf_objection>conf_granted conf_objection>conf_revoked",
    "48": "b_none>arbrev_filed conf_prep>arbrev_filed",
    # That the five working days were extended leaves the review where it stands.
    "48a": "arbrev_filed>arbrev_docketed arbrev_docketed>arbrev_docketed",
    "48b": "b_none>b_none conf_prep>conf_prep",
    "49": "arbrev_filed>arbrev_refused arbrev_filed>arbrev_withdrawn arbrev_docketed>arbrev_nopaper "
          "arbrev_docketed>arbrev_withdrawn arbrev_docketed>arbrev_issued",
    "49a": "arbrev_docketed>b_none",
    "50": "arbrev_refused>conf_prep arbrev_withdrawn>conf_prep arbrev_nopaper>conf_prep",
    "50a": "arbrev_refused>b_expired arbrev_withdrawn>b_expired arbrev_nopaper>b_expired",
    "51": "b_none>court_doc", "51a": "unopened>court_doc", "51b": "b_none>b_none",
    # Of row 28 the way back to the court (D46) and the court's word to it are side acts, whatever the result.
    # A part payment and the reminder leave the line where it stands.
    "52": "performing>performed performing>performing defaulted>defaulted "
          + " ".join(f"{state}>{state}" for state in AT_THE_COURT),
    "53": "performing>defaulted performing>performing defaulted>defaulted",
    "32a": "negotiating>no_agreement settled_private>no_agreement submitted>no_agreement need_correction>no_agreement "
           "consent_pending>no_agreement consented>no_agreement accepted>no_agreement assigned>no_agreement "
           "in_mediation>no_agreement suspended>no_agreement signing>no_agreement",
    "67": " ".join(f"{state}>{state}" for state in CaseState if state is not CaseState.UNOPENED),
    "24b": "unopened>performing",
    "52a": "defaulted>performed " + " ".join(f"{state}>performed" for state in AT_THE_COURT),
    "52b": "performing>waived defaulted>waived enforce_paused>waived",
    "53a": "defaulted>performing", "54": "defaulted>enforcing", "55": "defaulted>payorder_filed",
    "55a": "payorder_filed>payorder_docketed",
    "56": "payorder_docketed>payorder_issued payorder_docketed>defaulted payorder_filed>defaulted",
    "56a": "payorder_issued>payorder_served", "56b": "payorder_served>enforcing",
    # An objection without effect, and the word that no suit is wanted, leave the line where it stands.
    "57": "payorder_docketed>payorder_ended payorder_issued>payorder_ended payorder_served>payorder_ended "
          "payorder_served>payorder_served payorder_ended>payorder_ended",
    "58a": "payorder_ended>defaulted", "61": "enforcing>enforce_paused enforce_paused>enforcing",
    "61a": "enforcing>defaulted enforce_paused>defaulted", "64b": "unopened>performing unopened>defaulted",
    "66c": "performed>defaulted",
    "29a": "unopened>prepared", "29b": "prepared>ended", "29c": "unopened>aid_asked prepared>aid_asked",
    "29d": "aid_asked>aid_granted", "29e": "aid_asked>ended aid_granted>ended",
    "30": "unopened>arbitration prepared>arbitration", "31": "unopened>litigation prepared>litigation",
    "32": "unopened>arbitration prepared>arbitration",
    "29f": "prepared>prepared aid_asked>aid_asked arbitration>arbitration litigation>litigation",
    "45": "unopened>litigation prepared>litigation", "50b": "unopened>arbitration prepared>arbitration",
    "58": "unopened>litigation prepared>litigation unopened>arbitration prepared>arbitration",
    "59": "unopened>arbitration prepared>arbitration", "60": "unopened>litigation prepared>litigation",
    "61b": "unopened>litigation prepared>litigation",
    "62": "arbitration>arb_mediating arb_mediating>arbitration", "62a": "arbitration>arb_mediating",
    "62b": "arbitration>arbitration", "62c": "arb_mediating>awarded arb_mediating>ended", "62d": "arbitration>awarded",
    "62e": "arbitration>ended", "63": "arbitration>litigation", "63a": "litigation>litigation",
    "63b": "litigation>ended", "63c": "litigation>suit_mediating suit_mediating>litigation",
    "63d": "suit_mediating>judged suit_mediating>ended", "63e": "litigation>judged", "63f": "judged>litigation",
    "63g": "judged>enforce_title judged>ended",
    "64": "awarded>litigation awarded>enforce_title enforce_title>litigation",
    "64a": "awarded>award_annulled enforce_title>award_annulled",
    "64c": "award_annulled>litigation award_annulled>ended", "64d": "awarded>ended enforce_title>ended",
    "64e": "litigation>awarded",
}
CLOCKS_OF = {
    "1": "+NEG-5",
    "1a": "−NEG-5 −NEG-AGREED +NEG-AGREED",  # "extended: new end": the agreed period ends and begins anew
    "2": "−NEG-5 −NEG-AGREED +PERF", "3": "−NEG-5 −NEG-AGREED +REVIEW ↻LIM-1Y", "4": "−PERF +REVIEW ↻LIM-1Y",
    "4a": "−PERF", "4b": "+REVIEW", "5": "−REVIEW +TJ14-15 +CONTACT-3WD +ACC-3WD ↻LIM-1Y", "5a": "−REVIEW",
    # Who comes by a court or a commission never passes row 5: the fifteen days and limitation begin here (O33 27).
    "6": "+CONFIRM-ORG-3WD +TJ14-15 ↻LIM-1Y +ARBDEL-10",
    "6a": "−CONFIRM-ORG-3WD +CONTACT-3WD +MED-30 +MED-15C +MED-7C", "7": "", "8": "+CORRECT −ACC-3WD",
    "9": "−CORRECT +ACC-3WD", "9a": "−全部", "10": "−全部", "10a": "−全部", "10b": "−全部", "11": "+CONSENT-WAIT",
    "11a": "−CONTACT-3WD −CONSENT-WAIT +ACC-3WD +PICK-2WD", "12": "−ACC-3WD +MED", "12a": "−PICK-2WD +NAME-3WD",
    "13": "−全部 +ARCHIVE ↻LIM-1Y", "14": "−全部", "14a": "−全部", "15": "−PICK-2WD −NAME-3WD", "16": "", "17": "",
    "18": "改期 MED", "19": "停算 MED +REVIEW", "20": "停算 MED +REVIEW",
    "21": "−REVIEW 续算 MED | −全部 +ARCHIVE ↻LIM-1Y", "22": "−全部", "23": "", "24": "−全部", "24c": "−全部",
    "25": "−全部", "26": "−全部", "27": "", "28": "−全部 +ARCHIVE ↻LIM-1Y | ", "28a": "−全部 +ARCHIVE ↻LIM-1Y",
    "29": "−全部 ↻LIM-1Y", "32a": "−全部 +ARCHIVE ↻LIM-1Y", "44": "+REVIEW", "44a": "+REVIEW", "65": "−ARCHIVE",
    "66": "+REVIEW", "66a": "−REVIEW +MED", "66b": "−REVIEW", "66d": "−REVIEW +ARCHIVE", "66e": "−REVIEW", "67": "",
    "24a": "+CONF-30 +ARBREV-15", "33": "", "33a": "", "34": "−CONF-30 +CONF-TAKE",
    "35": "", "35a": "", "48b": "",  # the period ends by itself: the sweep closes it
    "36": "停算 CONF-TAKE +CONF-SUPPLY", "37": "−CONF-SUPPLY 续算 CONF-TAKE | −CONF-SUPPLY | −全部",
    "38": "−CONF-TAKE +CONF-REVIEW", "39": "−CONF-TAKE", "39a": "+CONF-30", "40": "+CONF-SUPPLY", "41": "−全部",
    "42": "−CONF-REVIEW −ARBREV-15 +OBJ-15 +OBJ-6M +ENF-2Y", "43": "−CONF-REVIEW", "43a": "−CONF-REVIEW",
    "46": "−OBJ-15 −OBJ-6M +REVIEW", "47": "−REVIEW", "48": "−ARBREV-15", "48a": "+ARBREV-5WD | 改期 ARBREV-5WD",
    # Of row 49 a refusal ends no period of the commission: none has begun.
    "49": " | −ARBREV-5WD | −ARBREV-5WD −CONF-30 +ENF-2Y", "49a": "−ARBREV-5WD", "50": "",
    "50a": "",  # as rows 35 and 35a
    "51": "−CONF-30 −ARBREV-15 +ENF-2Y", "51a": "+ENF-2Y", "51b": "", "24b": "+PERF",
    "52": "−全部 | ", "53": "−PERF ↻LIM-1Y | ",  # a part payment and the reminder leave the period running
    "52a": "−全部", "52b": "−全部", "53a": "+PERF", "54": "−ENF-2Y −PRES-3M", "55": "+PO-5", "55a": "−PO-5 +PO-15",
    "56": "−PO-5 −PO-15 +PO-30S | −PO-5 −PO-15", "56a": "−PO-30S +PO-15D +ENF-2Y", "56b": "−PO-15D −ENF-2Y",
    "57": "−全部 +PO-7 | ", "58a": "−PO-7", "61": "+REVIEW | −REVIEW", "61a": "−全部 +SUE-30R", "64b": "+PERF | ",
    "66c": "↻LIM-1Y",
    "29a": "+REVIEW", "29b": "−REVIEW", "29c": "−REVIEW +LAID-7", "29d": "−LAID-7 +LAID-3", "29e": "−LAID-7 −LAID-3",
    "30": "−REVIEW +ARB-5WD ↻LIM-1Y", "31": "−REVIEW +DOCKET-7", "32": "−REVIEW +ARB-5WD ↻LIM-1Y",
    # What a receiver returned waits here for a decision; what is only prepared waits anyhow.
    "29f": "−REVIEW +REVIEW", "45": "−REVIEW +DOCKET-7", "50b": "−REVIEW +ARB-5WD ↻LIM-1Y",
    "58": "−REVIEW +DOCKET-7 | −REVIEW +ARB-5WD", "59": "−REVIEW +ARB-5WD ↻LIM-1Y", "60": "−REVIEW +DOCKET-7",
    "61b": "−REVIEW −SUE-30R +DOCKET-7", "62": " | −REVIEW +ARB-5WD", "62a": "−ARB-5WD +REVIEW",
    # "or term restarted": what runs ends and begins anew; "+15" is its new end.
    "62b": "−ARB-5WD −ARB-45 +ARB-45 | 改期 ARB-45", "62c": "−全部", "62d": "−ARB-5WD −ARB-45 +SUE-15 +ANNUL-30",
    "62e": "−ARB-5WD −ARB-45", "63": "−ARB-5WD −ARB-45 +DOCKET-7", "63a": "−DOCKET-7", "63b": "−DOCKET-7",
    "63c": "−DOCKET-7 | ", "63d": "", "63e": "−DOCKET-7 +APPEAL-15 +APPEAL-10", "63f": "−APPEAL-15 −APPEAL-10",
    "63g": "−APPEAL-15 −APPEAL-10 +ENF-2Y +PRES-3M | −APPEAL-15 −APPEAL-10",
    "64": "−SUE-15 −ENF-2Y +DOCKET-7 | +ENF-2Y +PRES-3M",
    "64a": "−ANNUL-30 −ANNUL-30B −ENF-2Y −PRES-3M +SUE-15A", "64c": "−SUE-15A +DOCKET-7 | −SUE-15A",
    "64d": "−SUE-15 −ANNUL-30 −ANNUL-30B −PRES-3M", "64e": "−DOCKET-7 +ANNUL-30B",
}
PAPERS_OF = {
    "1": "", "1a": "", "2": "D29", "3": "D20", "4": "D36 D37", "4a": "D38", "4b": "", "5": "D01/D02 (D03) D54",
    "5a": "", "6": "D46", "6a": "D54", "7": "D04", "8": "D07", "9": "D54", "9a": "D25", "10": "D06 D55", "10a": "D46",
    "10b": "D06 D55 (D46) | D30 D55 (D46)", "11": "D04", "11a": "D04", "12": "D05 D09 D33", "12a": "D13",
    "13": "D06 (D46)", "14": "D25", "14a": "D25 (D29)", "15": "D13", "16": "D14 D15 D16", "17": "D08 D34", "18": "D23",
    "19": "D24", "20": "D24", "21": "D24 | D24 D30", "22": "D25 (D29)", "23": "D26/D27 D21", "24": "D26/D27 D34",
    "24c": "D34", "25": "D28/D20", "26": "D20 D38", "27": "D20", "28": "D30 D21 D34 (D46) | D46 | ",
    "28a": "D30 D34 (D46)",
    "29": "D26/D27 D30", "32a": "D30", "44": "D26/D27", "44a": "", "65": "D50 (D32)", "66": "", "66a": "D05 D13",
    "66b": "D36", "66d": "D30", "66e": "", "67": "",
    "24a": "", "33": "D40 D41 D42", "33a": "", "34": "D40", "35": "D56", "35a": "D56", "36": "E02", "37": "E02",
    "38": "E01", "39": "E03", "39a": "", "40": "E02", "41": "", "42": "E04 D34", "43": "E05", "43a": "", "46": "",
    "47": "", "48": "D43", "48a": "E07", "48b": "", "49": "E07 | ", "49a": "E07", "50": "", "50a": "D56", "51": "",
    "51a": "", "51b": "",
    "24b": "D36", "52": "D36 D38 (D35)", "52a": "D36 D38", "52b": "D36", "53": "D36 D30 | D37", "53a": "D36",
    "54": "D45", "55": "D44", "55a": "", "56": "E06 | ", "56a": "D34", "56b": "D45", "57": "", "58a": "D36", "61": "",
    "61a": "", "64b": "D36", "66c": "D36 D37",
    "29a": "D46", "29b": "", "29c": "D55", "29d": "", "29e": "", "30": "D47", "31": "D46", "32": "D47", "29f": "",
    "45": "D48", "50b": "D47", "58": "D48 | D47", "59": "D47", "60": "D48", "61b": "D48", "62": "D46", "62a": "E08",
    "62b": "", "62c": "(D26)", "62d": "", "62e": "", "63": "D48", "63a": "", "63b": "", "63c": "D46", "63d": "",
    "63e": "", "63f": "", "63g": "", "64": "D48 | D45", "64a": "", "64c": "D48 | ", "64d": "", "64e": "",
}
"""The codes of the table's column. "/": which of them is seen when it is printed, the first stands for all; "(…)": of
some cases only (a people's committee's register, a court's channel, a settlement of their own, where it is asked for).
Of row 53 the reminder (D37) is a side act. What is named there without a code (record, reply, scan) is left out.
"""


def plain(line: Line) -> str:
    """The clocks of a row without the words of their conditions."""
    return " ".join(str(effect).split("（")[0] for effect in line.clocks)


def codes(papers: str) -> list[tuple[str, ...]]:
    """The papers of each kind of line of a row: those that are due in every case, of alternatives the first."""
    return [tuple(word.split("/")[0] for word in kind.split() if not word.startswith("("))
            for kind in papers.split("|")]


def all_lines() -> list[Line]:
    return [line for procedure in ALL for line in lines(procedure)]


@pytest.mark.parametrize("procedure", ALL)
def test_every_row_of_the_table_stands_in_its_procedure_and_no_other(procedure: type[Procedure]) -> None:
    assert {line.number for line in lines(procedure)} == set(ROWS[procedure.record_letter].split())


@pytest.mark.parametrize("number", sorted(EDGES))
def test_a_row_leads_from_and_to_the_states_of_the_table(number: str) -> None:
    found = {f"{line.source}>{line.target}" for line in all_lines() if line.number == number}
    assert found == set(EDGES[number].split())


@pytest.mark.parametrize("number", sorted(CLOCKS_OF))
def test_a_row_starts_and_stops_the_clocks_of_the_table(number: str) -> None:
    assert {plain(line) for line in all_lines() if line.number == number} == set(CLOCKS_OF[number].split(" | "))


@pytest.mark.parametrize("number", sorted(PAPERS_OF))
def test_a_row_makes_the_papers_of_the_table_due(number: str) -> None:
    assert {line.papers for line in all_lines() if line.number == number} == set(codes(PAPERS_OF[number]))


def test_every_row_is_compared_by_its_edges_clocks_and_papers() -> None:
    every = {number for rows in ROWS.values() for number in rows.split()}
    assert set(EDGES) == set(CLOCKS_OF) == set(PAPERS_OF) == every


def test_every_clock_a_row_names_is_in_the_registry() -> None:
    named = {effect.clock_id for line in all_lines() for effect in line.clocks if effect.clock_id not in ("", "MED")}
    assert named <= set(CLOCKS)


@pytest.mark.parametrize("procedure", ALL)
def test_every_row_says_who_may_act_and_what_it_requires_in_words(procedure: type[Procedure]) -> None:
    for line in lines(procedure):
        assert line.who, line
        assert all((function.__doc__ or "").strip() for function in (*line.who, *line.requires)), line


def test_no_state_of_a_case_is_a_dead_end_but_the_archive_which_reopens() -> None:
    leaving = {line.source for line in lines(MediationProcedure) if line.moves}
    assert {state.value for state in CaseState} == leaving


def test_arbitration_can_be_filed_from_every_state_before_effect() -> None:
    from mediation.cases.states import BEFORE_EFFECT

    ended_by_it = {line.source for line in lines(MediationProcedure) if line.act == "end_for_arbitration"}
    assert ended_by_it == {state.value for state in BEFORE_EFFECT} - {CaseState.DRAFT.value}


def test_the_papers_of_the_procedure_that_are_due_in_this_release_exist() -> None:
    due = set("D01 D02 D03 D04 D05 D06 D07 D08 D09 D10 D11 D12 D13 D14 D15 D16 D17 D20 D21 D23 D24 D25 D26 D27 D28 D30 "
              "D33 D34 D38 D40 D41 D42 D46 D47 D54 D55 D56".split())
    assert due <= set(papers())


@pytest.mark.parametrize("procedure", ALL)
def test_a_person_can_do_everything_but_what_closes_by_law(procedure: type[Procedure]) -> None:
    from mediation.cases.who import the_system

    by_the_system = {line.act for line in lines(procedure) if the_system in line.who}
    assert by_the_system <= {"expire", "close_review_door"}
