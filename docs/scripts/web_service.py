"""An example of a web service (FastAPI) whose OpenAPI description is made of the library's own schemas.

Run it with ``uvicorn --factory web_service:bundled``. Bodies are read by the library, not by the framework: their
numbers pass through no binary float, and all faults come back at once.
"""

from __future__ import annotations

import json

from fastapi import FastAPI, Request, Response

from huizhou_qa import HuizhouQAError, assess, get_scheme
from huizhou_qa.codec import assessment_schema, assessment_to_json, check_json, evidence_from_json, evidence_schema
from huizhou_qa.scheme.scheme import Scheme

JSON = "application/json"


def service(scheme: Scheme) -> FastAPI:
    """A service that checks and scores evidence by one scheme."""

    async def check(request: Request) -> Response:
        """Every fault of the evidence, and what is missing; empty where it can be scored."""
        faults = check_json(scheme, (await request.body()).decode("utf-8", "replace"))
        told = [{"path": one.path, "code": one.code, "zh": one.zh, "en": one.en} for one in faults]
        return Response(json.dumps(told, ensure_ascii=False), media_type=JSON)

    async def score(request: Request) -> Response:
        """The assessment; 422 and its faults where the evidence cannot be scored."""
        try:
            result = assess(scheme, evidence_from_json((await request.body()).decode("utf-8", "replace")))
        except HuizhouQAError as error:
            told = [{"path": one.path, "code": one.code, "zh": one.zh, "en": one.en} for one in error.faults]
            return Response(json.dumps(told, ensure_ascii=False), status_code=422, media_type=JSON)
        return Response(assessment_to_json(result), media_type=JSON)

    app = FastAPI(title=scheme.title, version=scheme.digest)
    body = {"content": {JSON: {"schema": json.loads(evidence_schema(scheme))}}, "required": True}
    scored = {"description": "scored", "content": {JSON: {"schema": json.loads(assessment_schema(scheme))}}}
    app.add_api_route("/check", check, methods=["POST"], openapi_extra={"requestBody": body}, response_model=None)
    app.add_api_route(
        "/assess",
        score,
        methods=["POST"],
        openapi_extra={"requestBody": body},
        responses={200: scored},
        response_model=None,
    )
    return app


def bundled() -> FastAPI:
    """The service of the bundled edition."""
    return service(get_scheme("huizhou", 2017))
