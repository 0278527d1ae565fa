"""The API is asked with what its own description allows, and with what it does not: never a fault of ours, never an answer unforeseen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from webkit import County, visitor

from gouji_web.packages.models import Package
from gouji_web.people import tokens
from gouji_web.people.models import User

_FUZZ = settings(
    max_examples=3, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.lists(st.integers(), max_size=2)
)


def _described() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(visitor().get("/api/openapi.json").content)
    return found


def _allowed(schema: dict[str, Any], known: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that a schema of the description allows."""
    if "$ref" in schema:
        return _allowed(known[schema["$ref"].rsplit("/", 1)[-1]], known)
    if "anyOf" in schema:
        return st.one_of(*(_allowed(one, known) for one in schema["anyOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema.get("type")
    if kind == "object":
        needed = set(schema.get("required", ()))
        parts = {name: _allowed(one, known) for name, one in schema.get("properties", {}).items()}
        return st.fixed_dictionaries(
            {name: one for name, one in parts.items() if name in needed},
            optional={name: one for name, one in parts.items() if name not in needed},
        )
    if kind == "array":
        return st.lists(_allowed(schema.get("items", {}), known), max_size=2)
    if kind == "integer":
        return st.integers(schema.get("minimum", -9), schema.get("maximum", 2**40))
    if kind == "string":
        return st.dates().map(str) if schema.get("format") == "date" else st.text(max_size=30)
    return {"boolean": st.booleans(), "null": st.none()}.get(str(kind), _ANYTHING)


@pytest.mark.parametrize("username", ["kuaiji", "caizheng", "admin"])
def test_no_call_is_a_fault_of_ours(county: County, username: str) -> None:
    told = _described()
    known, real = told["components"]["schemas"], list(Package.objects.values_list("pk", flat=True))
    user = User.objects.get(username=username)
    headers = {"authorization": f"Bearer {tokens.give(user, '试', 1)}"}

    def ask(method: str, path: str, operation: dict[str, Any]) -> None:
        named = [one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"]
        limits = {one["name"]: one["schema"] for one in operation.get("parameters", ())}
        content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})

        @_FUZZ
        @given(st.data())
        def once(data: st.DataObject) -> None:
            address = path
            for name in named:
                some = _allowed(limits[name], known)
                # half of the time something that is there, or nothing beyond the door would ever be tried
                value = data.draw(st.sampled_from(real) | some if name == "pk" else some)
                address = address.replace(f"{{{name}}}", str(value))
            body = data.draw(_allowed(content["schema"], known) | _ANYTHING) if content else None
            answer = visitor().generic(
                method, address, json.dumps(body), content_type="application/json", headers=headers
            )
            assert str(answer.status_code) in operation["responses"], (method, address, body, answer.content[:200])

        once()

    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            ask(method.upper(), path, operation)
