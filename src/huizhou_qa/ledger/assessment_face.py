"""An assessment in a notebook: unit, grade and total first, then what decided, what lost most, and the clauses folded.

What a part says is told by the words of rules and of the scheme; here is only where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from huizhou_qa.errors import Note, Wording
from huizhou_qa.ledger.beside_values import beside_values, lacks_reason
from huizhou_qa.ledger.face_words import FaceWords, lost_of
from huizhou_qa.ledger.graded import Standing, grade_of, incident_box, state_tags, waiting_box
from huizhou_qa.ledger.in_words import points_as_figure, reading_in_words, ruling_in_words
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.nothing_told import counted_so, read_nothing
from huizhou_qa.ledger.readings_told import read_otherwise, rests_on
from huizhou_qa.ledger.results import ClauseResult
from huizhou_qa.ledger.steps import StepResult
from huizhou_qa.ledger.workings import ByScheme, Ruled
from huizhou_qa.markup import Html, TableColumn, bar, element, folded, lost_figure, minus, run_on, signed, table, tag
from huizhou_qa.markup.style import HEADINGS
from huizhou_qa.markup.tables import ColumnKind
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.tree import Heading
from huizhou_qa.scheme.program.building import bonuses_of, clauses_of, counted_of
from huizhou_qa.scheme.steps.vetoes import SetsGrade
from huizhou_qa.words.outcome import without_reason

# So many of the clauses that lost marks stand above the headings.
MOST_LOST = 5
COLUMNS: tuple[tuple[str, ColumnKind], ...] = (
    ("clause", "id"),
    ("name", "name"),
    ("told", "told"),
    ("points", "figure"),
    ("full", "full"),
    ("lost", "figure"),
)


def heading_class(place: int) -> str:
    """The class of the colour of a heading, by its place."""
    return f"h{min(place, HEADINGS - 1)}"


def most_lost(result: Ledger) -> list[tuple[ClauseResult, Decimal]]:
    """The clauses that lost marks and what each lost, most first; a bonus has no marks to lose."""
    scheme = result.scheme
    lines = [result.clauses[clause.id] for clause in clauses_of(counted_of(scheme.headings))]
    lost = [(line, lost_of(line, scheme.rounding)) for line in lines]
    return sorted((one for one in lost if one[1] > 0), key=lambda one: -Fraction(one[1]))


@frozen
class AssessmentFace:
    """The face of one assessment.

    Attributes:
        result: the assessment.
        steps: its steps from the base to the grade.
        words: the words that it is told in.
    """

    result: Ledger
    steps: tuple[StepResult, ...]
    words: FaceWords

    @cached_property
    def beside(self) -> Mapping[str, Wording]:
        """What stands beside the values that were read."""
        return beside_values(self.result.evidence, self.result.scheme.input_register.inputs)

    @cached_property
    def standing(self) -> Standing:
        """The grade with what decides it; where incidents are pending, every way to settle them is scored for it."""
        return grade_of(self.result)

    def html(self) -> Html:
        """Its parts, in the order in which they are told."""
        scheme, words = self.result.scheme, self.words
        title = f"{words.titled(scheme.title)} · {words.told(scheme.terms.score)}"
        return run_on(
            (
                element("div", title, class_="soft small"),
                self._head(),
                *self._decided(),
                element("p", self._sum(), class_="sum"),
                *self._most_lost(),
                *self._by_heading(),
                *read_otherwise(words),
                *self._notes(),
                rests_on(words),
            )
        )

    def _head(self) -> Html:
        result, words = self.result, self.words
        parts = (
            element("span", result.evidence.unit, class_="unit"),
            *state_tags(self.standing, words),
            element("span", minus(result.total), class_="total"),
            element("span", words.say("of", full=plain(result.scheme.max_points)), class_="soft"),
        )
        return element("div", run_on(parts, " "), class_="head")

    def _decided(self) -> Iterator[Html]:
        """What decided beside the marks: vetoes, then what is deducted, then what waits."""
        settled = [one for one in self.result.incidents if not one.pending]
        for step in self.steps:
            vetoing = [one for one in settled if step.kind == "veto" and one.class_ == step.id]
            if vetoing:
                yield incident_box("box", self._vetoed(step), vetoing, self.words)
        for line, adjustment in zip(self.result.adjustments, self.result.scheme.adjustments, strict=True):
            if line.points:
                counted = [one for one in settled if one.class_ in adjustment.classes]
                told = self._taken(self.words.titled(line.id), minus(line.points))
                yield incident_box("box taken", told, counted, self.words)
        yield from waiting_box(self.standing, self.words)

    def _vetoed(self, step: StepResult) -> str:
        words, write = self.words, self.result.scheme.rounding.write
        after, before = (words.graded(grade or "") for grade in (step.grade, step.grade_before))
        if not step.changed:
            vetoes = [one for one in self.result.scheme.vetoes if one.class_ == step.id]
            always = all(isinstance(one, SetsGrade) for one in vetoes)
            return words.say("vetoed_always" if always else "vetoed", grade=after, before=before)
        changed = " → ".join(minus(write(points)) for points in (step.before, step.total))
        return words.say("vetoed_total", grade=after, before=before, changed=changed)

    def _taken(self, name: str, points: str) -> str:
        return self.words.say("taken", name=name, points=points)

    def _sum(self) -> Html:
        """One line that adds up: the headings, what rescaling adds, the base, each step that changed it, the total."""
        result, words = self.result, self.words
        write, headings = result.scheme.rounding.write, counted_of(result.scheme.headings)
        parts, base = [self._part(top) for top in headings], minus(result.base)
        summed = sum((result.groups[top.id].counted for top in headings), Fraction(0))
        if result.rescaling is not None:
            parts.append(words.say("rescaled", points=minus(result.rescaling.points)))
            summed += Fraction(result.rescaling.points)
        # Weighted parts do not add up as they stand.
        adds_up = summed == Fraction(result.base)
        told = words.say("plus").join(parts) if adds_up else words.listed(parts)
        base = told + words.say("base" if adds_up else "joined", points=base)
        bonuses = [self._part(top) for top in bonuses_of(result.scheme.headings)]
        steps = [
            self._taken(words.called(step.name if step.kind != "adjustment" else step.id), signed(write(step.changed)))
            for step in self.steps
            if step.changed
        ]
        total = element("b", words.say("total", points=minus(result.total)))
        return run_on((base, *bonuses, *steps, total), words.say("then"))

    def _part(self, part: Heading) -> str:
        line = self.result.groups[part.id]
        points = minus(self.words.told(points_as_figure(line, self.result.scheme.rounding)))
        return self.words.say("part", name=self.words.titled(part.name), points=points, full=line.max_points)

    def _most_lost(self) -> Iterator[Html]:
        most = most_lost(self.result)
        phrase = "most_lost" if len(most) > MOST_LOST else "all_lost" if len(most) > 1 else "one_lost"
        shown = [line.id for line, _ in most[:MOST_LOST]]
        if shown:
            yield self._clauses(shown, self.words.say(phrase, number=len(shown)))

    def _by_heading(self) -> Iterator[Html]:
        yield element("p", element("b", self.words.say("headings")), class_="cap")
        for place, heading in enumerate(shown_headings(self.result.scheme.headings)):
            yield folded(self._summary(heading, place), self._clauses([one.id for one in clauses_of([heading])]))

    def _summary(self, heading: Heading, place: int) -> Iterator[Html]:
        line, rounding = self.result.groups[heading.id], self.result.scheme.rounding
        lost, full = lost_of(line, rounding), Fraction(line.max_points)
        shown = Fraction(0) if heading.bonus or not full else Fraction(lost) / full
        yield element("span", self.words.titled(heading.name))
        # Said for those who do not see the bar.
        told = self.words.say("lost_bar", lost=lost, full=line.max_points)
        yield bar([(shown, heading_class(place))], told)
        yield element("span", minus(self.words.told(points_as_figure(line, rounding))), class_="n")
        yield element("span", self.words.say("of", full=line.max_points), class_="n soft")
        yield element("span", self._lost_of(heading, lost), class_="n soft")

    def _lost_of(self, heading: Heading, lost: Decimal) -> object:
        if not lost:
            return self.words.say("full_marks")
        return "" if heading.bonus else lost_figure(lost)

    def _clauses(self, ids: Iterable[str], caption: str = "") -> Html:
        columns = [TableColumn(self.words.say(title), kind) for title, kind in COLUMNS]
        lines = [self.result.clauses[id_] for id_ in ids]
        # What lost nothing steps back behind what did.
        kept = {at for at, line in enumerate(lines) if not lost_of(line, self.result.scheme.rounding)}
        return table(caption, columns, map(self._row, lines), soft=kept)

    def _row(self, line: ClauseResult) -> tuple[object, ...]:
        rounding = self.result.scheme.rounding
        points, lost = minus(self.words.told(points_as_figure(line, rounding))), lost_figure(lost_of(line, rounding))
        return line.id, self.words.titled(line.name), self._told(line), points, line.max_points, lost

    def _told(self, line: ClauseResult) -> Html:
        """What was read and what it fell in; of a clause without anything to measure, the ruling."""
        if isinstance(line.working, Ruled | ByScheme):
            state = "absent" if line.absent else "ruled" if line.ruling else "nothing"
            return run_on((self._state(state), self.words.begun(ruling_in_words(line.working))), " ")
        rule = self.result.scheme.clauses[line.id].rule
        read = reading_in_words(rule, line.working, self.beside)
        unexplained = lost_of(line, self.result.scheme.rounding) > 0 and lacks_reason(rule, self.result.evidence)
        told = self.words.begun(without_reason(read) if unexplained else read)
        states = [self._state("nothing")] if read_nothing(line.working) else []
        return run_on((*states, told, *counted_so(line.working, self.words)), " ")

    def _state(self, state: str) -> Html:
        return tag(self.words.say(state), "nothing")

    def _notes(self) -> Iterator[Html]:
        texts = [element("li", self._note(note)) for note in self.result.notes]
        if texts:
            yield folded([element("span", self.words.say("notes", number=len(texts)))], element("ul", *texts))

    def _note(self, note: Note) -> str:
        """A note, after the clause that it is of."""
        told, clause = Wording(note.zh, note.en), note.path.removeprefix("/clauses/")
        if clause not in self.result.clauses:
            return self.words.begun(told)
        return self.words.say("of_clause", clause=clause, told=self.words.told(told))


def shown_headings(headings: Iterable[Heading]) -> Iterator[Heading]:
    """The headings right under those at the top; one that has none under it stands for itself."""
    for top in headings:
        below = [part for part in top.parts if isinstance(part, Heading)]
        yield from below if len(below) == len(top.parts) else [top]
