"""The commands of ``flask --app wsgi``."""
from __future__ import annotations

import json
import sys

import click
from flask import Flask

from mediation.audit import trail
from mediation.printed_procedure import as_markdown
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
