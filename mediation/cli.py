"""The commands of ``flask --app wsgi``."""
from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import click
from flask import Flask

from mediation.audit import trail
from mediation.bodies.founding import add_body
from mediation.bodies.queries import body_called
from mediation.demo.accounts import demo_parties, demo_people
from mediation.documents.kinds import catalogue
from mediation.errors import Refused
from mediation.extensions import db
from mediation.law.terms import LegalBasis, LegalType, Role
from mediation.people.acts import disable, give_post, open_account
from mediation.people.models import SYSTEM
from mediation.people.queries import person_by_login
from mediation.printed_procedure import as_markdown
from mediation.sweep import sweep
from mediation.verification.printed import as_json_text, as_text
from mediation.verification.verdict import check_file
from mediation.web import catalogues
from mediation.web.who_may import policy

BETWEEN_BOOKS = 2.0
"""Seconds: whoever asks for a book or a capsule sees it begun so soon, though the rest of the sweep is rarer."""


def register(app: Flask) -> None:
    """Bind the commands to the application."""
    app.extensions.setdefault("demo_people", lambda: demo_people(app))
    app.extensions.setdefault("demo_parties", lambda: demo_parties(app))
    _printing(app)
    _running(app)
    _accounts(app)
    _bodies(app)


def _printing(app: Flask) -> None:
    @app.cli.command("procedure")
    def procedure() -> None:
        """Print the table of all procedures: state, act, who, requirement, next state, clocks, papers."""
        click.echo(as_markdown(), nl=False)

    @app.cli.command("policy")
    def print_policy() -> None:
        """Print each route, its methods and who may use it, as JSON."""
        click.echo(json.dumps(policy(app), ensure_ascii=False, indent=1))

    @app.cli.command("translations")
    def translations() -> None:
        """Bring the catalogues of the portal's languages up to date with the source and compile them."""
        for language in catalogues.TRANSLATED:
            catalogues.write(language)

    @app.cli.command("papers")
    def papers() -> None:
        """List each kind of paper: code, title, stage, article, who signs."""
        for row in catalogue():
            click.echo("\t".join((row.code, row.title, row.stage, row.articles, row.signers)))

    @app.cli.command("verify-pdf")
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option("--json", "as_json", is_flag=True, help="print what was found as JSON")
    def verify_pdf(file: Path, as_json: bool) -> None:
        """Say whether a file was issued here, is unchanged and still stands; exit 1 if it was not or is changed."""
        verdict = check_file(file.read_bytes())
        click.echo(as_json_text(verdict) if as_json else as_text(verdict))
        sys.exit(0 if verdict.genuine else 1)


def _running(app: Flask) -> None:
    @app.cli.command("sweep")
    @click.option("--every", type=click.IntRange(min=1), help="run again every so many seconds")
    def sweep_command(every: int | None) -> None:
        """Mark periods due, close doors, remind, deliver the outbox."""
        from mediation.capsule.making import make_waiting  # making and binding load much that a start needs not
        from mediation.casefile.binding import bind_waiting

        while True:
            click.echo(str(sweep()))
            if every is None:
                return
            until = time.monotonic() + every
            while (left := until - time.monotonic()) > 0:
                time.sleep(min(BETWEEN_BOOKS, left))
                bind_waiting()
                make_waiting()

    @app.cli.command("demo")
    @click.option("--out", type=click.Path(path_type=Path), required=True, help="where to write what was made, as JSON")
    def demo(out: Path) -> None:
        """Load the demo world into an empty database; never in production."""
        from mediation.demo import world  # a hundred tales: read when they are told
        try:
            made = world.load(app, say=lambda words: click.echo(f"\r{words}", nl=False))
        except Refused as refused:
            raise click.ClickException(refused.message) from refused
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")
        click.echo(f"\r演示数据已装入：{len(made['cases'])}件案件，{len(made['people'])}个账号。")

    @app.cli.group("audit")
    def audit() -> None:
        """The audit trail."""

    @audit.command("verify")
    def verify() -> None:
        """Check the chain; exit 1 with the first bad number."""
        broken = trail.first_broken_number()
        if broken is None:
            click.echo("审计链完整。")
            return
        click.echo(f"审计链在第{broken}条断开。")
        sys.exit(1)


def _accounts(app: Flask) -> None:
    @app.cli.group("user")
    def user() -> None:
        """Accounts."""

    @user.command("add")
    @click.argument("login")
    @click.option("--name", required=True)
    @click.option("--body", required=True, help="name of the body")
    @click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
    @click.password_option()
    def user_add(login: str, name: str, body: str, role: str, password: str) -> None:
        """Open an account with its first post; for a known login, give it one more post."""
        organisation = body_called(body)
        if organisation is None:
            raise click.ClickException(f"没有名为“{body}”的组织，请先用 body add 登记。")
        person = person_by_login(login)
        try:
            person = person or open_account(login, name, password, by=SYSTEM)
        except Refused as refused:
            raise click.ClickException(refused.message) from refused
        give_post(person, organisation, next(one for one in Role if one.value == role), by=SYSTEM)
        db.session.commit()
        click.echo(f"{name}（{login}）：{body} {role}")

    @user.command("disable")
    @click.argument("login")
    def user_disable(login: str) -> None:
        """Close an account at once, in every session."""
        person = person_by_login(login)
        if person is None:
            raise click.ClickException("没有这个账号。")
        disable(person, by=SYSTEM)
        db.session.commit()


def _bodies(app: Flask) -> None:
    @app.cli.group("body")
    def body_group() -> None:
        """Organisations."""

    @body_group.command("add")
    @click.argument("name")
    @click.option("--short", required=True)
    @click.option("--code", help="the letters of its case numbers")
    @click.option("--type", "legal_type", type=click.Choice([one.value for one in LegalType]), required=True)
    @click.option("--basis", "legal_basis", type=click.Choice([one.value for one in LegalBasis]))
    @click.option("--address", default="")
    @click.option("--phone", default="")
    def body_add(name: str, short: str, code: str | None, legal_type: str, legal_basis: str | None, address: str,
                 phone: str) -> None:
        """Register an organisation; a mediation body gets the bases and kinds that its legal basis gives."""
        try:
            add_body(name, short, code, legal_type, legal_basis, address, phone, by=SYSTEM)
        except Refused as refused:
            raise click.ClickException(refused.message) from refused
        db.session.commit()
        click.echo(name)
