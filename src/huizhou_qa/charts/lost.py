"""Where one unit's marks went: the clauses that lost most beside their full marks, and what no clause accounts for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import altair as alt
from attrs import frozen

from huizhou_qa.analysis import Lost, lost
from huizhou_qa.charts.frame import GROUND, INK, LABEL, RULE, SOFT, VETO, DrawnRow, data, framed, heading_colour, place
from huizhou_qa.charts.told import ChartWords
from huizhou_qa.errors.texts import Language
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.assessment_face import shown_headings
from huizhou_qa.ledger.graded import is_vetoed
from huizhou_qa.scheme.program.building import clauses_of, counted_of

# So many clauses have a bar of their own.
MOST = 12
ROW = 26
ZERO = Fraction(0)


def lost_chart(result: Assessment, language: Language = "zh") -> alt.LayerChart:
    """Where one unit's marks went, most first; what is left of the clauses is one bar, so that all add up.

    Raises EvidenceError for what is no result, VerificationError for one that does not agree with itself.
    """
    return _LostChart(lost(result), ChartWords(result.scheme, language)).chart()


@frozen
class _LostChart:
    """The chart of where the marks of one result went."""

    lost: Lost
    words: ChartWords

    def chart(self) -> alt.LayerChart:
        """The chart."""
        beside, clauses, rest = list(self._beside()), list(self._clauses()), list(self._rest())
        rows = [*beside, *clauses, *rest]
        labels = alt.Axis(title=None, domain=False, ticks=False, labelLimit=0, labelPadding=8)
        order = [str(row["name"]) for row in rows]
        y = alt.Y("name:N", sort=order, axis=labels, scale=alt.Scale(paddingInner=0.3, paddingOuter=0.15))
        x, full, label_at = (alt.X(f"{name}:Q", axis=None) for name in ("lost", "full", "label_at"))
        layers = [
            alt.Chart(data(clauses)).mark_bar(color=RULE, opacity=0.6).encode(y=y, x=full),
            alt.Chart(data(clauses))
            .mark_bar()
            .encode(y=y, x=x, color=self._colour({row["heading"] for row in clauses})),
            alt.Chart(data(beside)).mark_bar(color=GROUND, stroke=VETO, strokeDash=[4, 3]).encode(y=y, x=x),
            alt.Chart(data(rest)).mark_bar(color=GROUND, stroke=SOFT).encode(y=y, x=x),
            alt.Chart(data(rows))
            .mark_text(align="left", dx=6, fontSize=LABEL, color=INK)
            .encode(y=y, x=label_at, text="text:N"),
        ]
        return framed(layers, ROW * max(len(rows), 2), (self._title(), *self._below()), self.words.language)

    def _colour(self, used: set[object]) -> alt.Color:
        names = [self.words.titled(one.name) for one in shown_headings(counted_of(self.words.scheme.headings))]
        shown = [(name, heading_colour(at)) for at, name in enumerate(names) if name in used]
        scale = alt.Scale(domain=[name for name, _ in shown], range=[colour for _, colour in shown])
        return alt.Color("heading:N", scale=scale, legend=alt.Legend(title=None, orient="bottom", columns=0))

    @property
    def _of_clauses(self) -> list[tuple[str, Decimal]]:
        """What clauses lost, most first; a bonus has no marks to lose."""
        scheme = self.words.scheme
        found = [(clause.id, self.lost.by_clause[clause.id]) for clause in clauses_of(counted_of(scheme.headings))]
        return sorted(((id_, points) for id_, points in found if points > 0), key=lambda one: -Fraction(one[1]))

    def _clauses(self) -> Iterator[DrawnRow]:
        scheme, headings = self.words.scheme, self._headings()
        for id_, points in self._of_clauses[:MOST]:
            clause = scheme.clauses[id_]
            full = scheme.rounding.full_marks(clause.max_points)
            phrase = "lost_bar" if clause.max_points else "lost_alone"
            text = self.words.say(phrase, lost=points, full=full)
            name = f"{id_} {self.words.titled(clause.name)}"
            row = self._row(name, points, text)
            most = max(place(Fraction(points)), place(clause.max_points))
            yield {**row, "full": place(clause.max_points), "label_at": most, "heading": headings[id_]}

    def _headings(self) -> dict[str, str]:
        """The heading of every clause that can lose marks."""
        return {
            clause.id: self.words.titled(heading.name)
            for heading in shown_headings(counted_of(self.words.scheme.headings))
            for clause in clauses_of([heading])
        }

    def _rest(self) -> Iterator[DrawnRow]:
        rest = self._of_clauses[MOST:]
        if rest:
            yield self._sum(self.words.say("rest", number=len(rest)), sum((Fraction(one) for _, one in rest), ZERO))

    def _beside(self) -> Iterator[DrawnRow]:
        """What no clause accounts for: adjustments, limits, rescaling, the floor, rounding, bonuses."""
        scheme, found = self.words.scheme, self.lost
        for id_, points in found.adjustments.items():
            yield from self._named(self._adjusted(id_), Fraction(points))
        bonuses = [clause.id for clause in clauses_of(scheme.headings) if clause.id not in self._headings()]
        of_bonuses = sum((Fraction(found.by_clause[id_]) for id_ in bonuses), ZERO)
        limits = sum(map(Fraction, found.limits.values()), ZERO)
        named = {
            "bonuses": of_bonuses,
            "limits": limits,
            "rescaling" if found.is_rescaled else "joining": Fraction(found.rescaling),
        }
        for phrase, lost_by in named.items():
            yield from self._named(self.words.say(phrase), lost_by)
        kept_by = self.words.say("and").join(map(self.words.titled, found.kept_by)) or self.words.say("floor")
        yield from self._named(kept_by, Fraction(found.floor))
        yield from self._named(self.words.say("rounding"), Fraction(found.rounding))

    def _adjusted(self, id_: str) -> str:
        """An adjustment with the incidents that it is for."""
        adjustment = next(one for one in self.words.scheme.adjustments if one.id == id_)
        counted = [one.id for one in self.lost.result.incidents if one.class_ in adjustment.classes and not one.pending]
        name = self.words.titled(id_)
        return self.words.say("for_incidents", name=name, incidents=self.words.listed(counted)) if counted else name

    def _named(self, name: str, points: Fraction) -> Iterator[DrawnRow]:
        if points:
            yield self._sum(name, points)

    def _sum(self, name: str, points: Fraction) -> DrawnRow:
        written = self.words.scheme.rounding.write(abs(points))
        return self._row(name, written, self.words.say("lost_alone" if points > 0 else "given_back", lost=written))

    def _row(self, name: str, points: Decimal, text: str) -> DrawnRow:
        shown = place(Fraction(points))
        return {"name": name, "lost": shown, "label_at": shown, "text": text}

    def _title(self) -> str:
        unit, total = self.lost.result.unit, self.lost.total
        clauses = sum((Fraction(points) for _, points in self._of_clauses), ZERO)
        write = self.words.scheme.rounding.write
        if not total:
            return self.words.say("lost_nothing", unit=unit)
        if clauses == Fraction(total):
            return self.words.say("lost_title", unit=unit, total=total)
        others = write(Fraction(total) - clauses)
        parts = {"unit": unit, "total": total, "clauses": write(clauses), "others": others}
        adjusted = {id_: points for id_, points in self.lost.adjustments.items() if points}
        if sum(map(Fraction, adjusted.values()), ZERO) == Fraction(others):
            return self.words.say("lost_adjusted", name=self.words.listed(map(self.words.called, adjusted)), **parts)
        return self.words.say("lost_parts", **parts)

    def _below(self) -> Iterator[str]:
        yield self.words.say("lost_key")
        result = self.lost.result
        if is_vetoed(result):
            yield self.words.say("lost_vetoed", grade=self.words.graded(result.grade))
        ahead = [line for line in self.words.scheme.grade_rule.lines if line.at_least > result.total]
        if ahead:
            line = min(ahead, key=lambda one: one.at_least)
            # Below the floor the way is longer than the total shows.
            stands = result.total if result.raw_total is None else min(result.total, result.raw_total)
            short = self.words.scheme.rounding.write(line.at_least - Fraction(stands))
            grade = self.words.graded(line.grade)
            yield self.words.say("line_ahead", grade=grade, line=self.words.figure(line.at_least), short=short)
