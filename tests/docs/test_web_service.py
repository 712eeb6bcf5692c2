"""The example of a web service: its description holds the library's schemas, and what it answers fits them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import MutableMapping

import pytest

from engine.test_district import evidence
from huizhou_qa.codec import assessment_schema, evidence_schema, evidence_to_json
from support import district
from support.schemas import Json, errors_by

pytest.importorskip("fastapi", reason="fastapi (pip install '.[schemas]') is not installed")

from web_service import bundled, service

pytestmark = pytest.mark.schemas

DISTRICT = district.scheme()


def posted(path: str, text: str) -> tuple[int, Json]:
    """What the service answers, asked without a server."""
    sent: list[MutableMapping[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": text.encode(), "more_body": False}

    async def send(message: MutableMapping[str, object]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": path, "headers": [], "query_string": b"", "http_version": "1.1"}
    asyncio.run(service(DISTRICT)(scope, receive, send))
    start, *bodies = sent
    status = start["status"]
    assert isinstance(status, int)
    whole = b"".join(body for one in bodies if isinstance(body := one.get("body"), bytes))
    answer: Json = json.loads(whole)
    return status, answer


def test_its_description_holds_the_schemas_of_the_library() -> None:
    described = service(DISTRICT).openapi()
    assert described["openapi"].startswith("3.1")
    asked = described["paths"]["/assess"]["post"]
    assert asked["requestBody"]["content"]["application/json"]["schema"] == json.loads(evidence_schema(DISTRICT))
    scored = asked["responses"]["200"]["content"]["application/json"]["schema"]
    assert scored == json.loads(assessment_schema(DISTRICT))
    assert bundled().openapi()["info"]["title"]


def test_what_it_scores_fits_its_schema() -> None:
    status, answer = posted("/assess", evidence_to_json(evidence()))
    assert status == 200
    assert errors_by(assessment_schema(DISTRICT))(answer) == []


def test_what_it_cannot_score_comes_back_with_all_faults() -> None:
    status, told = posted("/assess", '{"unit": "甲"}')
    _, checked = posted("/check", '{"unit": "甲"}')
    assert status == 422
    assert isinstance(told, list)
    assert isinstance(checked, list)
    assert {one["code"] for one in told if isinstance(one, dict)} == {"missing"}
    assert len(checked) >= len(told)
    assert posted("/check", evidence_to_json(evidence())) == (200, [])
