"""The rooms of the house: every package's pages, and the procedures that move its records."""
from __future__ import annotations

from flask import Flask

from mediation.agreements.views import views as agreements_views
from mediation.bodies.employer_views import views as employer_views
from mediation.bodies.settings_views import views as bodies_views
from mediation.casefile import models as casefile_models
from mediation.casefile.views import views as casefile_views
from mediation.cases import corrections_models, journal, proposals_models
from mediation.cases.acts import bind
from mediation.cases.models import Case
from mediation.cases.procedure import MediationProcedure
from mediation.cases.views import views as cases_views
from mediation.closing.mending_views import views as mending_views
from mediation.closing.views import views as closing_views
from mediation.confirmations import models as confirmations_models
from mediation.confirmations import procedure as confirmations_procedure
from mediation.confirmations import review_models
from mediation.confirmations import ways_out as confirmations_ways_out
from mediation.confirmations.views import views as confirmations_views
from mediation.court.act_views import views as court_act_views
from mediation.court.review_views import views as court_review_views
from mediation.court.views import views as court_views
from mediation.desk.case_views import views as case_views
from mediation.desk.ledger_views import views as ledger_views
from mediation.desk.on_the_spot_views import views as on_the_spot_views
from mediation.desk.service_views import views as service_views
from mediation.desk.views import views as desk_views
from mediation.documents import models as documents_models
from mediation.documents.views import views as documents_views
from mediation.documents.wording_views import views as wording_views
from mediation.evidence import models as evidence_models
from mediation.evidence.views import views as evidence_views
from mediation.handoffs import arbitration, complaints
from mediation.handoffs import procedure as handoffs_procedure
from mediation.handoffs.views import views as handoffs_views
from mediation.intake import acceptance_models
from mediation.intake import models as intake_models
from mediation.intake.acceptance_views import views as acceptance_views
from mediation.intake.act_views import views as intake_act_views
from mediation.intake.contacts_views import views as contacts_views
from mediation.intake.party_views import views as party_views
from mediation.intake.views import views as intake_views
from mediation.notices import models as notices_models
from mediation.notices.views import views as notices_views
from mediation.people.account_views import views as account_views
from mediation.people.views import views as people_views
from mediation.performance import models as performance_models
from mediation.performance import payment_orders
from mediation.performance import procedure as performance_procedure
from mediation.performance.views import views as performance_views
from mediation.portal import models as portal_models
from mediation.portal.views import views as portal_views
from mediation.returns import models as returns_models
from mediation.returns.views import views as returns_views
from mediation.sessions import models as sessions_models
from mediation.sessions.day_views import views as day_views
from mediation.sessions.panel_views import views as panel_views
from mediation.sessions.talk_views import views as talk_views
from mediation.sessions.views import views as sessions_views
from mediation.signing import models as signing_models
from mediation.signing.desk_views import views as signing_desk_views
from mediation.signing.views import views as signing_views
from mediation.statistics.views import views as statistics_views
from mediation.verification.views import views as verification_views
from mediation.web import once

PROCEDURES = (MediationProcedure, confirmations_procedure.StrengtheningProcedure,
              performance_procedure.PerformanceProcedure, handoffs_procedure.HandoffProcedure)

MODELS = (acceptance_models, casefile_models, confirmations_models, corrections_models, documents_models,
          evidence_models, intake_models, journal, notices_models, performance_models, portal_models, proposals_models,
          returns_models, review_models, sessions_models, signing_models, once)

OFFERED = (arbitration, complaints, confirmations_ways_out, payment_orders)
"""What puts its papers on the page 出具文书."""


def register(app: Flask) -> None:
    bind(Case, MediationProcedure)
    app.register_blueprint(cases_views)
    app.register_blueprint(confirmations_views)
    app.register_blueprint(court_act_views)
    app.register_blueprint(court_review_views)
    app.register_blueprint(court_views)
    app.register_blueprint(people_views)
    app.register_blueprint(account_views)
    app.register_blueprint(bodies_views)
    app.register_blueprint(employer_views)
    app.register_blueprint(agreements_views)
    app.register_blueprint(acceptance_views)
    app.register_blueprint(closing_views)
    app.register_blueprint(contacts_views)
    app.register_blueprint(mending_views)
    app.register_blueprint(case_views)
    app.register_blueprint(casefile_views)
    app.register_blueprint(desk_views)
    app.register_blueprint(ledger_views)
    app.register_blueprint(documents_views)
    app.register_blueprint(service_views)
    app.register_blueprint(on_the_spot_views)
    app.register_blueprint(day_views)
    app.register_blueprint(evidence_views)
    app.register_blueprint(handoffs_views)
    app.register_blueprint(intake_act_views)
    app.register_blueprint(intake_views)
    app.register_blueprint(party_views)
    app.register_blueprint(panel_views)
    app.register_blueprint(notices_views)
    app.register_blueprint(performance_views)
    app.register_blueprint(portal_views)
    app.register_blueprint(returns_views)
    app.register_blueprint(sessions_views)
    app.register_blueprint(signing_desk_views)
    app.register_blueprint(signing_views)
    app.register_blueprint(statistics_views)
    app.register_blueprint(talk_views)
    app.register_blueprint(verification_views)
    app.register_blueprint(wording_views)
