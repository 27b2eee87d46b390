"""Where things may stand: queries, printing, states, commits, the clock, chance."""
from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.structure.source import Module, dotted, modules, within

HOMES_OF_SELECT = {"queries", "access", "models"}
THE_DOOR = "mediation/cases/acts.py"
HAVE_NO_PROCEDURE = {"deadlines", "notices", "sweep"}
LONGEST_VIEW = 15
ROUTE_DECORATORS = {"route", "get", "post"}
MOMENTS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "datetime.datetime.now",
           "datetime.date.today"}
OUTSIDE = {"os", "sys", "io", "pathlib", "socket", "subprocess", "urllib", "tempfile", "logging", "time", "random",
           "secrets", "sqlite3"}


def with_role(*roles: str) -> list[Module]:
    return [module for module in modules() if module.roles & set(roles)]


def test_select_stands_only_in_queries_access_and_models() -> None:
    found = [f"{module.name}:{call.lineno}" for module in modules() if not module.roles & HOMES_OF_SELECT
             for call in module.calls()
             if dotted(call.func) in {"select", "db.select", "sa.select", "sqlalchemy.select"}]
    assert not found


def test_the_query_attribute_of_the_models_is_not_used() -> None:
    found = [f"{module.name}:{node.lineno}" for module in modules() for node in ast.walk(module.tree)
             if isinstance(node, ast.Attribute) and node.attr == "query"
             and (dotted(node).startswith("db.session") or dotted(node)[0].isupper())]
    assert not found


def test_only_the_press_knows_reportlab() -> None:
    found = [f"{module.name}:{line} {name}" for module in modules() for line, name in module.imports()
             if within(name, "reportlab") and "press" not in module.roles]
    assert not found


def test_only_the_command_line_knows_the_demo_world() -> None:
    found = [f"{module.name}:{line}" for module in modules() for line, name in module.imports()
             if within(name, "mediation.demo") and "demo" not in module.roles and "cli" not in module.roles]
    assert not found


def changes_of_state(module: Module) -> Iterator[int]:
    """The lines that give a state to a record that exists; a period and a notice only run and end."""
    for node in ast.walk(module.tree):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign | ast.AugAssign):
            targets = [node.target]
        elif isinstance(node, ast.Call):
            words = [keyword.arg for keyword in node.keywords]
            if dotted(node.func).endswith(".values") and "state" in words:
                yield node.lineno
            if dotted(node.func) == "setattr" and isinstance(node.args[1], ast.Constant) \
                    and node.args[1].value == "state":
                yield node.lineno
        yield from (target.lineno for target in targets
                    if isinstance(target, ast.Attribute) and target.attr == "state")


def test_only_one_door_changes_a_state() -> None:
    found = [f"{module.name}:{line}" for module in modules()
             if module.name != THE_DOOR and not module.roles & HAVE_NO_PROCEDURE
             for line in changes_of_state(module)]
    assert not found


def test_acts_know_no_request_and_do_not_commit() -> None:
    found = []
    for module in with_role("acts"):
        found += [f"{module.name}:{line} {name}" for line, name in module.imports()
                  if within(name, "flask_login", "flask.request", "flask.session", "flask.g", "flask.flash")]
        found += [f"{module.name}:{call.lineno} commit" for call in module.calls()
                  if dotted(call.func).endswith("session.commit")]
    assert not found


def test_an_act_says_who_does_it_with_the_word_by() -> None:
    """The actor is keyword-only and is called ``by``; ``may_…`` only asks, for somebody."""
    found = []
    for module in with_role("acts"):
        for function in module.functions():
            if function.name.startswith(("_", "may_")):
                continue
            positional = {argument.arg for argument in [*function.args.posonlyargs, *function.args.args]}
            keyword_only = {argument.arg for argument in function.args.kwonlyargs}
            if {"by", "actor", "user", "current_user"} & positional or {"actor", "user"} & keyword_only:
                found.append(f"{module.name}:{function.lineno} {function.name}")
    assert not found


def views(module: Module) -> Iterator[ast.FunctionDef]:
    for function in module.functions():
        decorators = [decorator.func for decorator in function.decorator_list if isinstance(decorator, ast.Call)]
        if any(isinstance(each, ast.Attribute) and each.attr in ROUTE_DECORATORS for each in decorators):
            yield function


def test_a_view_loads_asks_acts_and_redirects_in_fifteen_lines() -> None:
    long = []
    for module in modules():
        for view in views(module):
            first = view.body[1] if ast.get_docstring(view) and len(view.body) > 1 else view.body[0]
            lines = view.end_lineno - first.lineno + 1
            if lines > LONGEST_VIEW:
                long.append(f"{module.name}:{view.lineno} {view.name}: {lines}")
    assert not long


def test_a_view_knows_no_law_and_no_tables() -> None:
    found = [f"{module.name}:{line} {name}" for module in with_role("views") for line, name in module.imports()
             if within(name, "sqlalchemy", "mediation.law") and not within(name, "mediation.law.terms")]
    assert not found


def test_the_present_moment_comes_from_the_clock() -> None:
    found = [f"{module.name}:{call.lineno} {dotted(call.func)}" for module in modules()
             if module.name != "mediation/clock.py"
             for call in module.calls() if dotted(call.func) in MOMENTS]
    assert not found


def test_chance_is_for_the_demo_world_and_secrets_for_the_rest() -> None:
    found = [f"{module.name}:{line}" for module in modules() if "demo" not in module.roles
             for line, name in module.imports() if within(name, "random")]
    assert not found


def test_the_law_reads_nothing_but_its_arguments() -> None:
    found = []
    for module in with_role("law"):
        found += [f"{module.name}:{line} {name}" for line, name in module.imports()
                  if within(name, *OUTSIDE) or (within(name, "mediation") and not within(name, "mediation.law"))]
        found += [f"{module.name}:{call.lineno} open" for call in module.calls() if dotted(call.func) == "open"]
    assert not found


def test_nothing_is_caught_that_cannot_be_named() -> None:
    """``except:`` and ``except Exception`` that swallow hide the mistake; one that raises again may stand."""
    found = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ExceptHandler):
                broad = node.type is None or dotted(node.type) in {"Exception", "BaseException"}
                if broad and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node)):
                    found.append(f"{module.name}:{node.lineno}")
    assert not found
