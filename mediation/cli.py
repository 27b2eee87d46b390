"""The commands of ``flask --app wsgi``."""
from __future__ import annotations

import json
import sys
import time

import click
from flask import Flask

from mediation.audit import trail
from mediation.documents.kinds import catalogue
from mediation.printed_procedure import as_markdown
from mediation.sweep import sweep
from mediation.web.who_may import policy


def register(app: Flask) -> None:
    app.extensions.setdefault("demo_people", lambda: [])

    @app.cli.command("procedure")
    def procedure() -> None:
        """Print the table of all procedures: state, act, who, requirement, next state, clocks, papers."""
        click.echo(as_markdown(), nl=False)

    @app.cli.command("policy")
    def print_policy() -> None:
        """Print each route, its methods and who may use it, as JSON."""
        click.echo(json.dumps(policy(app), ensure_ascii=False, indent=1))

    @app.cli.command("papers")
    def papers() -> None:
        """List each kind of paper: code, title, stage, article, who signs."""
        for row in catalogue():
            click.echo("\t".join((row.code, row.title, row.stage, row.articles, row.signers)))

    @app.cli.command("sweep")
    @click.option("--every", type=click.IntRange(min=1), help="run again every so many seconds")
    def sweep_command(every: int | None) -> None:
        """Mark periods due, close doors, remind, deliver the outbox."""
        while True:
            click.echo(str(sweep()))
            if every is None:
                return
            time.sleep(every)

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
