"""What each release writes, one file of every kind, with the figures that reading it again must give.

Each release adds its folder to ``tests/data/releases``, and later releases go on reading it, or refuse it by name:

    PYTHONPATH=tests python tests/support/releases.py    # make stored-release

It writes the folder of this version anew as long as the changelog calls that unreleased, and never again after that.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import frozen

from engine.test_district import evidence
from huizhou_qa import Evidence, __version__, amend, assess, assess_cohort, codec, get_scheme, history
from huizhou_qa.composite import composite, composite_cohort
from huizhou_qa.onsite import OnSiteAssessment, assess_on_site
from huizhou_qa.statements import PrevailingValues, Statement, prevailing_values
from support import district
from support.incidents import incident
from support.linlan_2031 import SCHEME as LINLAN
from support.model_2017 import changed

ROOT = Path(__file__).parents[2]
STORED = Path(__file__).parents[1] / "data" / "releases"
FIGURES = "figures.json"
BUNDLED = get_scheme("huizhou", 2017)

Figures = dict[str, str]


@frozen
class Kind:
    """A kind of file.

    Attributes:
        write: the text that this release writes.
        read: what a text holds, read by this release.
    """

    write: Callable[[], str]
    read: Callable[[str], Figures]


def _unit() -> Evidence:
    """A unit with a quotient, a source, a clause that is ruled on, an incident and a correction."""
    first = changed(
        {
            "aquatic_pass_rate": {"nothing": "本年度没有水产品监测"},
            "pm25_annual_mean": {"value": "36.5", "source": "监测站", "as_of": "2017-12-31", "status": "final"},
            "drinking_water_source_compliance_rate": {"part": 2, "whole": 3},
        },
        {"14": {"points": "0.5", "by": "某局", "on": "2018-01-10", "reason": "机构尚未健全"}},
        incidents=[incident("甲-1")],
        rulings={"2.3": {"treatment": "rescale", "by": "某局", "why": "没有监测"}},
    )
    return amend(first, {"facts": {"quality_warnings": 1}}, "某局", "2018-01-12", "笔误")


def _statement() -> Statement:
    return Statement.from_dict(
        {
            "stage": "document_review",
            "by": "某局",
            "on": "2018-01-20",
            "evidence": _unit(),
            "why": "抽查",
            "reasons": {"facts": {"pm25_annual_mean": "监测站年报"}, "incidents": {"甲-1": "通报"}},
        }
    )


def _prevailing() -> PrevailingValues:
    own = Statement.from_dict(
        {"stage": "self_assessment", "by": "甲", "on": "2017-12-20", "evidence": changed({"pm25_annual_mean": 35})}
    )
    return prevailing_values(BUNDLED, [own, _statement()])


def _rated(unit: str, best: int) -> OnSiteAssessment:
    plan = BUNDLED.on_site
    assert plan is not None
    ratings = {point.id: [best, best - 1] if point.parts else best for point in plan.points()}
    return assess_on_site(BUNDLED, ratings, unit=unit, day="2018-01-15")


def _cohort_of_two() -> str:
    members = [Evidence.from_dict({**_bare(unit), "unit": unit}) for unit in ("甲县", "乙区")]
    cohort = assess_cohort(BUNDLED, members)
    rated = {unit: _rated(unit, best) for unit, best in (("甲县", 5), ("乙区", 3))}
    whole = composite_cohort(cohort, rated, choice="weighted", on_site_weight={"numerator": 1, "denominator": 3})
    return codec.composite_cohort_to_json(whole)


def _bare(unit: str) -> dict[str, object]:
    said = changed({"quality_incentive_projects": 3 if unit == "甲县" else 4}).without_averages()
    told: dict[str, object] = json.loads(codec.evidence_to_json(said))
    return told


def _cohort() -> str:
    units = json.loads((ROOT / "tests" / "data" / "linlan-2031.json").read_text("utf-8"))[0]["evidence"]
    return codec.cohort_to_json(assess_cohort(LINLAN, map(Evidence.from_dict, units[:3])), scheme=True)


def _of_an_assessment(text: str) -> Figures:
    read = codec.assessment_from_json(text, None if '"scheme":' in text else BUNDLED)
    exact = f"{read.exact_total.numerator}/{read.exact_total.denominator}"
    before = str(read.grade_before_veto)
    return {"scheme": read.scheme_id, "total": str(read.total), "exact": exact, "before": before, "grade": read.grade}


def _of_a_cohort(text: str) -> Figures:
    ranking = codec.cohort_from_json(text).ranking
    return {one.unit: f"{one.place} {one.grade} {one.total}" for one in ranking}


def _of_a_scheme(text: str) -> Figures:
    read = codec.scheme_from_json(text)
    return {"id": read.id, "clauses": str(len(read.clauses)), "digest": read.digest, "title": read.title}


def _of_a_history(text: str) -> Figures:
    return _of_evidence(codec.history_from_json(text))


def _of_evidence(read: Evidence) -> Figures:
    corrections = [link.amendment.why for link in history(read) if link.amendment is not None]
    return {"unit": read.unit, "values": str(len(read.said())), "corrections": " ".join(corrections)}


def _of_a_statement(text: str) -> Figures:
    read = codec.statement_from_json(text)
    said = {"stage": read.stage, "by": read.by, "on": str(read.on), "reasons": " ".join(sorted(read.reasons))}
    return {**said, **_of_evidence(read.evidence)}


def _of_what_prevails(text: str) -> Figures:
    read = codec.prevailing_from_json(text, BUNDLED)
    disputed = " ".join(one.path for one in read.disputed)
    return {**_of_evidence(read.evidence), "statements": str(len(read.statements)), "disputed": disputed}


def _of_the_on_site_check(text: str) -> Figures:
    read = codec.on_site_from_json(text, BUNDLED)
    tables = {name: str(points) for name, points in read.tables.items()}
    return {"unit": str(read.unit), "day": str(read.day), **tables, "total": str(read.total)}


def _of_a_composite(text: str) -> Figures:
    read = codec.composite_from_json(text, BUNDLED)
    weight = str(read.on_site_weight)
    return {"unit": read.unit, "weight": weight, "total": str(read.total), "grade": read.grade}


def _of_composites(text: str) -> Figures:
    ranking = codec.composite_cohort_from_json(text, BUNDLED).ranking
    return {one.unit: f"{one.place} {one.grade} {one.total}" for one in ranking}


def _composite() -> str:
    return codec.composite_to_json(
        composite(assess(BUNDLED, _unit()), _rated("甲", 4), choice="weighted", on_site_weight="0.4")
    )


KINDS: Mapping[str, Kind] = {
    "assessment.json": Kind(lambda: codec.assessment_to_json(assess(BUNDLED, _unit())), _of_an_assessment),
    "assessment_receipt.json": Kind(
        lambda: codec.assessment_to_json(assess(district.scheme(), evidence()), scheme=True), _of_an_assessment
    ),
    "cohort_receipt.json": Kind(_cohort, _of_a_cohort),
    "scheme.json": Kind(lambda: codec.scheme_to_json(BUNDLED), _of_a_scheme),
    "history.json": Kind(lambda: codec.history_to_json(_unit()), _of_a_history),
    "statement.json": Kind(lambda: codec.statement_to_json(_statement()), _of_a_statement),
    "prevailing.json": Kind(lambda: codec.prevailing_to_json(_prevailing(), BUNDLED), _of_what_prevails),
    "on_site.json": Kind(lambda: codec.on_site_to_json(_rated("甲", 4), BUNDLED), _of_the_on_site_check),
    "composite.json": Kind(_composite, _of_a_composite),
    "composite_cohort.json": Kind(_cohort_of_two, _of_composites),
}
"""Every kind of file, by its name in a folder."""


def write(folder: Path) -> None:
    """Writes a file of every kind, and the figures that each holds."""
    folder.mkdir(parents=True, exist_ok=True)
    figures: dict[str, Figures] = {}
    for name, kind in KINDS.items():
        text = kind.write()
        (folder / name).write_text(text + "\n", "utf-8")
        figures[name] = kind.read(text)
    (folder / FIGURES).write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main(stored: Path = STORED, changelog: Path = ROOT / "CHANGELOG.md") -> int:
    """Writes the folder of this version; 1 where it was released already."""
    folder = stored / __version__
    if folder.exists() and f"## {__version__} (unreleased)" not in changelog.read_text("utf-8"):
        print(f"{folder} is of a release: raise the version first", file=sys.stderr)  # noqa: T201 (a command)
        return 1
    write(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
