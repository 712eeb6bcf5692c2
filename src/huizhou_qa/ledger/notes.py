"""Notes: what a reader of a result must be told to read it rightly, each with a stable code."""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.errors import pointer
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.evidence.records import Known
from huizhou_qa.ground.inputs import Fact
from huizhou_qa.ledger.results import Note
from huizhou_qa.scheme.scheme import Scheme

PENDING = "事件尚无定论，结果暂不计入 · the incident is not settled; the result leaves it out"
PRELIMINARY = "数据为初步数，终值可能改变得分 · preliminary; the final figure may change the score"
TREATED = {"full": "计满分", "zero": "计零分", "rescale": "按缺项折算"}


def notes_of(
    scheme: Scheme, evidence: Evidence, grade: str, exact_grade: str, provisional: tuple[str, ...]
) -> tuple[Note, ...]:
    """Every note of one assessment, in a fixed order."""
    notes = [Note("pending_incident", pointer("incidents", id_), PENDING) for id_ in provisional]
    if grade != exact_grade:
        text = f"舍入决定等级，不舍入为{exact_grade}级 · rounding decides the grade; unrounded it is {exact_grade}"
        notes.append(Note("grade_depends_on_rounding", "/grade", text))
    return (*notes, *_cautions(scheme, evidence), *_preliminary(scheme, evidence), *_rulings(scheme, evidence))


def _cautions(scheme: Scheme, evidence: Evidence) -> Iterator[Note]:
    values = evidence.values
    for clause, caution in scheme.cautions:
        if all(condition.verdict(values) for condition in caution.when):
            yield Note(caution.code, pointer("clauses", clause), caution.text)


def _preliminary(scheme: Scheme, evidence: Evidence) -> Iterator[Note]:
    facts = evidence.facts.items()
    names = {name for name, fact in facts if isinstance(fact, Known) and fact.status == "preliminary"}
    for row in scheme.inputs if names else ():
        if row.section == Fact.section and row.name in names:
            yield Note("preliminary_fact", row.path, PRELIMINARY)


def _rulings(scheme: Scheme, evidence: Evidence) -> Iterator[Note]:
    for clause in scheme.clauses if evidence.rulings else ():
        if clause in evidence.rulings:
            ruling = evidence.rulings[clause]
            zh = f"本款无可考核对象，由{ruling.by}裁定：{TREATED[ruling.treatment]}"
            yield Note("ruling", pointer("rulings", clause), f"{zh} · nothing to measure; ruled {ruling.treatment}")
