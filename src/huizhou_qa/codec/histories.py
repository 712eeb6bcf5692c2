"""Corrected evidence as JSON: the first evidence, and every correction (更正) since."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from huizhou_qa.codec.steps import Json
from huizhou_qa.codec.texts import json_of
from huizhou_qa.codec.writing import as_evidence, data_written
from huizhou_qa.errors import keys_of
from huizhou_qa.evidence.amending import history, statistics_put_in
from huizhou_qa.evidence.evidence import Amended, Amendment, Evidence
from huizhou_qa.evidence.records import Incident


def history_to_json(evidence: Evidence, *, indent: int | None = None) -> str:
    """Writes the first evidence and all its corrections, as text that ``history_from_json`` reads back equal.

    The exception of ``evidence_to_json`` applies here too.
    """
    return json_of(history_written(as_evidence(evidence)), indent)


def history_written(evidence: Evidence) -> Json:
    """The first evidence and all its corrections as a JSON writer takes them."""
    links = history(evidence)
    first, *corrected = links
    # Reading back makes every link from the first one: it needs all the days.
    first = evolve(first, statement_days=tuple(sorted({day for link in links for day in link.statement_days})))
    amendments = [_amendment(one.amendment, one) for one in corrected if one.amendment is not None]
    return {"first": data_written(first), "amendments": amendments}


def _amendment(amendment: Amendment, made: Evidence) -> Json:
    sections: dict[str, dict[str, Json]] = {}
    for one in amendment.changes:
        section, *names = keys_of(one.path)
        # A path may show a blank in an id as an escape.
        names = [record.id for record in (one.after, one.before) if isinstance(record, Incident)][:1] or names
        sections.setdefault(section, {}).update({name: _change(one) for name in names})
    changes: dict[str, Json] = {**sections}
    if "incidents" in sections and not made.incidents:
        # None happened, or it is no longer known: one value for all incidents.
        changes["incidents"] = None if made.incidents is None else []
    signed: dict[str, Json] = {"by": amendment.by, "on": amendment.on.isoformat(), "why": amendment.why}
    # A cohort puts statistics in; they are part of no correction.
    put_in = {section: data_written(named) for section, named in statistics_put_in(amendment, made).items()}
    return {"changes": changes, **signed, **put_in}


def _change(changed: Amended) -> Json:
    written = data_written(changed.after)
    if isinstance(changed.after, Incident) and isinstance(written, Mapping):
        return {key: value for key, value in written.items() if key != "id"}
    return written
