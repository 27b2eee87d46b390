"""How long a module and a function may be, and what nothing may be called."""
from __future__ import annotations

import ast
import re

from tests.structure.source import ROOT, FunctionNode, Module, modules

LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "data", "info"}
UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "# no" + "qa")))


def everything() -> list[Module]:
    return [*modules("mediation", "tests", "migrations"), Module(ROOT / "start.py"), Module(ROOT / "wsgi.py")]


def test_a_module_can_be_read_in_one_sitting() -> None:
    long = [f"{module.name}: {len(module.text.splitlines())}" for module in everything()
            if "versions" not in module.roles and len(module.text.splitlines()) > LONGEST_MODULE]
    assert not long


def own_lines(function: FunctionNode) -> int:
    """The lines of a function, without those of functions written inside it."""
    inner = {line for node in ast.walk(function) if isinstance(node, FunctionNode) and node is not function
             for line in range(node.lineno, (node.end_lineno or 0) + 1)}
    return len(set(range(function.lineno, (function.end_lineno or 0) + 1)) - inner)


def test_a_function_fits_on_a_screen() -> None:
    long = [f"{module.name}:{function.lineno} {function.name}: {own_lines(function)}"
            for module in everything() if "versions" not in module.roles
            for function in module.functions() if own_lines(function) > LONGEST_FUNCTION]
    assert not long


def test_a_module_is_named_for_what_it_is() -> None:
    vague = [module.name for module in everything()
             if SAYS_NOTHING & {word for role in module.roles for word in role.split("_")}]
    assert not vague


def test_nothing_is_left_unfinished_or_silenced() -> None:
    found = [f"{module.name}:{number}" for module in everything()
             for number, line in enumerate(module.text.splitlines(), 1) if UNFINISHED.search(line)]
    assert not found


def test_each_module_of_the_package_says_what_it_is() -> None:
    silent = [module.name for module in modules() if module.text.strip() and not ast.get_docstring(module.tree)]
    assert not silent
