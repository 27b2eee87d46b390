"""Whether data keep a schema: the words of JSON Schema that ours uses, and no others."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

TYPES: dict[str, Any] = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool,
                         "null": type(None)}
KNOWN = {"$schema", "$id", "title", "description", "type", "properties", "required", "additionalProperties", "items",
         "enum", "const", "pattern", "minLength", "minimum"}


def wrong_with(value: Any, schema: Mapping[str, Any], at: str = "$") -> list[str]:
    """Where a value does not keep its schema; raises AssertionError for a word that is not known here."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    return list(_wrong(value, schema, at))


def _wrong(value: Any, schema: Mapping[str, Any], at: str) -> Iterator[str]:
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(_is(value, each) for each in types):
        yield f"{at}: {value!r} is none of {types}"
        return
    if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r}"
    if isinstance(value, str) and (len(value) < schema.get("minLength", 0)
                                   or not re.search(schema.get("pattern", ""), value)):
        yield f"{at}: {value!r}"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{at}: {value!r}"
    if isinstance(value, dict):
        yield from _of_object(value, schema, at)
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from wrong_with(each, schema["items"], f"{at}[{number}]")


def _of_object(value: Mapping[str, Any], schema: Mapping[str, Any], at: str) -> Iterator[str]:
    known = schema["properties"]
    assert schema["additionalProperties"] is False
    yield from (f"{at}.{key} is not there" for key in schema["required"] if key not in value)
    for key, each in value.items():
        if key not in known:
            yield f"{at}.{key} is not known"
        else:
            yield from wrong_with(each, known[key], f"{at}.{key}")


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and not (kind == "integer" and isinstance(value, bool))
