"""The rooms of the house: every package's pages, and the procedures that move its records."""
from __future__ import annotations

from flask import Flask

from mediation import sweep
from mediation.accounts.desk_views import views as accounts_at_the_desk_views
from mediation.accounts.views import views as accounts_views
from mediation.agreements.views import views as agreements_views
from mediation.applying import models as applying_models
from mediation.applying.forgetting import forget_old_drafts
from mediation.applying.list_views import views as applying_list_views
from mediation.applying.views import views as applying_views
from mediation.assignments.views import views as assignments_views
from mediation.bodies.employer_views import views as employer_views
from mediation.bodies.settings_views import views as bodies_views
from mediation.capsule import models as capsule_models
from mediation.capsule.views import views as capsule_views
from mediation.casefile import models as casefile_models
from mediation.casefile.views import views as casefile_views
from mediation.cases import corrections_models, journal, proposals_models, requests_models
from mediation.cases.acts import bind
from mediation.cases.models import Case
from mediation.cases.procedure import MediationProcedure
from mediation.cases.views import views as cases_views
from mediation.closing.mending_views import views as mending_views
from mediation.closing.party_views import views as party_closing_views
from mediation.closing.requests_views import views as requests_views
from mediation.closing.views import views as closing_views
from mediation.confirmations import arbitration_models, hours_models, incoming_models
from mediation.confirmations import models as confirmations_models
from mediation.confirmations import procedure as confirmations_procedure
from mediation.confirmations import review_models
from mediation.confirmations import ways_out as confirmations_ways_out
from mediation.confirmations.arbitration_views import views as arbitration_review_views
from mediation.confirmations.hours_views import views as confirmation_hours_views
from mediation.confirmations.party_views import views as party_sitting_views
from mediation.confirmations.views import views as confirmations_views
from mediation.court.act_views import views as court_act_views
from mediation.court.alike_views import views as court_alike_views
from mediation.court.assigned_views import views as court_assigned_views
from mediation.court.concern_views import views as court_concern_views
from mediation.court.concerns import reckon_waiting
from mediation.court.delivery_views import views as court_delivery_views
from mediation.court.capsule_views import views as court_capsule_views
from mediation.court.hours_views import views as court_hours_views
from mediation.court.leave_views import views as court_leave_views
from mediation.court.review_views import views as court_review_views
from mediation.court.views import views as court_views
from mediation.desk.case_views import views as case_views
from mediation.desk.ledger_views import views as ledger_views
from mediation.desk.on_the_spot_views import views as on_the_spot_views
from mediation.desk.pack_views import views as pack_views
from mediation.desk.service_views import views as service_views
from mediation.desk.views import views as desk_views
from mediation.documents import models as documents_models
from mediation.documents.party_service_views import views as party_service_views
from mediation.documents.queries import was_given_a_paper
from mediation.documents.views import views as documents_views
from mediation.documents.wording_views import views as wording_views
from mediation.evidence import check_models as evidence_check_models
from mediation.evidence import integrity_models as evidence_integrity_models
from mediation.evidence import models as evidence_models
from mediation.evidence import pieces_models
from mediation.evidence.integrity_views import views as store_views
from mediation.evidence.party_views import views as own_files_views
from mediation.evidence.pieces_views import views as own_pieces_views
from mediation.evidence.views import views as evidence_views
from mediation.following import models as following_models
from mediation.following.beside_views import views as beside_views
from mediation.following.told import told_when
from mediation.grievances import models as grievances_models
from mediation.grievances.party_views import views as party_grievances_views
from mediation.grievances.views import views as grievances_views
from mediation.handoffs import arbitration, complaints
from mediation.handoffs import procedure as handoffs_procedure
from mediation.handoffs.result_views import result_views as handoff_result_views
from mediation.handoffs.views import prepared_views as prepared_handoff_views
from mediation.handoffs.views import views as handoffs_views
from mediation.handoffs.ways_open import views as ways_open_views
from mediation.intake import evidence_papers
from mediation.intake.acceptance import models as acceptance_models
from mediation.intake.acceptance.views import views as acceptance_views
from mediation.intake.answers.views import views as party_answer_views
from mediation.intake.contacts.views import views as contacts_views
from mediation.intake.from_court import models as assignment_models
from mediation.intake.invitations.invited_views import views as invited_views
from mediation.intake.invitations.views import views as invitation_views
from mediation.intake.language_calls.views import views as language_call_views
from mediation.intake.online import models as online_models
from mediation.intake.online.views import views as online_views
from mediation.intake.parties.views import views as party_views
from mediation.intake.registering import models as intake_models
from mediation.intake.registering.act_views import views as intake_act_views
from mediation.intake.registering.views import views as intake_views
from mediation.notices import models as notices_models
from mediation.notices.party_views import views as own_notices_views
from mediation.notices.views import views as notices_views
from mediation.people.account_views import views as account_views
from mediation.people.views import views as people_views
from mediation.performance import court_models, enforcement_papers, payment_orders
from mediation.performance import models as performance_models
from mediation.performance import procedure as performance_procedure
from mediation.performance.court_views import views as court_ways_views
from mediation.performance import word_models
from mediation.performance.party_views import views as party_performance_views
from mediation.performance.views import views as performance_views
from mediation.portal.coming_views import views as coming_views
from mediation.portal.paper_views import views as portal_paper_views
from mediation.portal.read_aloud_views import views as read_aloud_views
from mediation.portal.views import views as portal_views
from mediation.ratings import models as ratings_models
from mediation.ratings.party_views import views as rating_views
from mediation.ratings.views import views as rating_follow_up_views
from mediation.releases import models as releases_models
from mediation.releases.views import views as releases_views
from mediation.returns import models as returns_models
from mediation.returns.views import views as returns_views
from mediation.sessions import models as sessions_models
from mediation.sessions.day_views import views as day_views
from mediation.sessions.panel_views import views as panel_views
from mediation.sessions.party_views import views as party_sessions_views
from mediation.sessions.talk_views import views as talk_views
from mediation.sessions import put_models, times_models
from mediation.sessions.party_offer_views import views as party_offer_views
from mediation.sessions.times_views import views as times_views
from mediation.sessions.views import views as sessions_views
from mediation.signing import models as signing_models
from mediation.signing.desk_views import views as signing_desk_views
from mediation.signing.party_views import views as party_signing_views
from mediation.signing.views import views as signing_views
from mediation.statistics.views import views as statistics_views
from mediation.verification.views import views as verification_views
from mediation.web import once

PROCEDURES = (MediationProcedure, confirmations_procedure.StrengtheningProcedure,
              performance_procedure.PerformanceProcedure, handoffs_procedure.HandoffProcedure)

MODELS = (acceptance_models, arbitration_models, assignment_models, capsule_models, casefile_models,
          confirmations_models, corrections_models, documents_models, evidence_check_models,
          evidence_integrity_models, evidence_models, grievances_models, hours_models, incoming_models, intake_models,
          journal, notices_models, once, performance_models, following_models, proposals_models, ratings_models,
          requests_models, returns_models, review_models, sessions_models, signing_models, court_models,
          applying_models, online_models, word_models,
          times_models, put_models, pieces_models, releases_models)

OFFERED = (arbitration, complaints, confirmations_ways_out, evidence_papers, payment_orders,
           enforcement_papers)
"""What puts its papers on the page 出具文书."""

AT_EACH_SWEEP = (reckon_waiting, forget_old_drafts)
"""What the rooms above the sweep add to its runs."""

PAGES = (
    cases_views, party_offer_views, confirmations_views, party_sitting_views, arbitration_review_views,
    confirmation_hours_views,
    court_act_views, court_alike_views, court_assigned_views, court_concern_views, court_delivery_views,
    court_hours_views, court_leave_views, court_review_views, court_views, people_views, account_views,
    assignments_views, capsule_views, court_capsule_views, bodies_views, employer_views, agreements_views,
    acceptance_views, closing_views, contacts_views, mending_views, case_views, casefile_views, desk_views,
    ledger_views, documents_views, service_views, on_the_spot_views, pack_views, day_views, evidence_views,
    releases_views, own_files_views, own_pieces_views, store_views, handoff_result_views, handoffs_views,
    prepared_handoff_views, intake_act_views, intake_views, party_views, panel_views, notices_views,
    own_notices_views, performance_views, portal_paper_views, portal_views, returns_views, sessions_views,
    signing_desk_views, signing_views, statistics_views, talk_views,
    verification_views, ways_open_views, wording_views, court_ways_views, invitation_views, invited_views,
    accounts_at_the_desk_views, accounts_views, party_answer_views, party_service_views, beside_views,
    rating_views, rating_follow_up_views, language_call_views, read_aloud_views, party_closing_views,
    requests_views, party_sessions_views, party_grievances_views, grievances_views, applying_views,
    applying_list_views, online_views, party_performance_views, times_views, party_signing_views, coming_views,
)


def register(app: Flask) -> None:
    bind(Case, MediationProcedure)
    sweep.also(*AT_EACH_SWEEP)
    told_when(was_given_a_paper)
    for views in PAGES:
        app.register_blueprint(views)
