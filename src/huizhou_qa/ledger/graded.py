"""A grade and what decides it beside the total: vetoes, and incidents that are not settled; as text and in faces.

A composite has a grade of its own and the incidents of its assessment, so what is told takes both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from huizhou_qa.errors import either
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.pending_grades import possible_grades
from huizhou_qa.markup import Html, element, run_on, tag
from huizhou_qa.markup.style import GRADES
from huizhou_qa.scheme.incidents.incidents import ClassifiedIncident


@frozen
class Standing:
    """A grade with what decides it.

    Attributes:
        grade: after vetoes.
        before: before any veto.
        result: the result whose incidents decide it.
        may: the grades that it may be once the pending incidents are settled; none where nothing is pending, or where
            that cannot be told from the unit alone.
    """

    grade: str
    before: str
    result: Ledger
    may: tuple[str, ...]

    @property
    def plainly(self) -> str:
        """In a plain text, with what the total does not say: a veto and the grade before, and what is pending."""
        vetoed = [f"vetoed, {self.before} before"] if is_vetoed(self.result) else []
        told = f"pending, may be {either(self.may).en}" if self.may else "pending"
        said = ", ".join([*vetoed, *([told] if self.result.provisional else [])])
        return f"{self.grade} ({said})" if said else self.grade


def grade_of(result: Ledger) -> Standing:
    """The grade of an assessment."""
    return Standing(result.grade, result.grade_before_veto, result, possible_grades(result))


def grade_tag(grade: str, words: FaceWords) -> Html:
    """A grade in its frame, darker the better it is."""
    return tag(grade, f"grade g{min(words.scheme.grade_rule.grades.index(grade), GRADES)}")


def grade_told(one: Standing, words: FaceWords) -> Html:
    """A grade with its states, and small beside it what decided it."""
    shown = " · ".join(decided_told(one, words))
    beside = [element("span", shown, class_="soft small")] if shown else []
    return run_on((*state_tags(one, words), *beside), " ")


def state_tags(one: Standing, words: FaceWords) -> Iterator[Html]:
    """A grade, and the states that a total does not show."""
    yield grade_tag(one.grade, words)
    if is_vetoed(one.result):
        yield tag(words.say("veto"), "veto")
    if one.result.provisional:
        yield tag(words.say("pending"), "pending")


def decided_told(one: Standing, words: FaceWords) -> Iterator[str]:
    """The incidents that veto a grade and the grade before; those pending, and which grades they may lead to."""
    if vetoing := [incident.id for incident in vetoes_of(one.result)]:
        yield words.say("was", incidents=words.listed(vetoing), before=words.graded(one.before))
    if one.result.provisional:
        waiting = words.listed(one.result.provisional)
        yield words.say("may_be", incidents=waiting, grades=words.either(one.may)) if one.may else waiting


def waiting_box(one: Standing, words: FaceWords) -> Iterator[Html]:
    """The incidents that are pending, and which grades they may lead to."""
    waiting = [incident for incident in one.result.incidents if incident.pending]
    if waiting:
        told = words.say("waiting_may", grades=words.either(one.may)) if one.may else words.say("waiting")
        yield incident_box("box waiting", told, waiting, words)


def incident_box(class_: str, told: str, incidents: Iterable[ClassifiedIncident], words: FaceWords) -> Html:
    """What incidents decide, and each of them below."""
    lines = (element("b", told), *(words.incident(one) for one in incidents))
    return element("div", run_on(lines, Html("<br>")), class_=class_)


def vetoes_of(result: Ledger) -> list[ClassifiedIncident]:
    """The incidents that veto the grade."""
    classes = {veto.class_ for veto in result.scheme.vetoes}
    return [one for one in result.incidents if one.class_ in classes and not one.pending]


def is_vetoed(result: Ledger) -> bool:
    """Whether an incident vetoes the grade."""
    return bool(vetoes_of(result))
