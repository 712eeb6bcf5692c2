"""A cohort as bars by heading, one a unit, with grade lines, deductions and vetoes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import altair as alt
from attrs import frozen

from huizhou_qa.charts.frame import GROUND, INK, LABEL, SOFT, VETO, DrawnRow, data, framed, heading_colour, place
from huizhou_qa.charts.told import ChartWords
from huizhou_qa.errors import EvidenceError, Fault, described, is_a
from huizhou_qa.errors.texts import Language
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.assessment_face import shown_headings
from huizhou_qa.ledger.cohort import Cohort
from huizhou_qa.ledger.cohort_face import taken
from huizhou_qa.ledger.gate import require_sound
from huizhou_qa.ledger.graded import is_vetoed

ROW = 44
ZERO = Fraction(0)


def cohort_chart(cohort: Cohort, language: Language = "zh") -> alt.LayerChart:
    """The units by their places: points by heading, the total, grade lines; deductions dashed, vetoes framed.

    Raises EvidenceError for what is no cohort, VerificationError for one that does not agree with itself.
    """
    if not is_a(cohort, Cohort):
        raise EvidenceError([Fault.of("", "wrong_type", case="cohort", given=described(cohort))], {"case": "chart"})
    require_sound({"": cohort})
    return _CohortChart(cohort, ChartWords(cohort.scheme, language)).chart()


@frozen
class _CohortChart:
    """The chart of one cohort."""

    cohort: Cohort
    words: ChartWords

    def chart(self) -> alt.LayerChart:
        """The chart."""
        results = [self.cohort.results[one.unit] for one in self.cohort.ranking]
        names = [self._name(result) for result in results]
        full = place(self.cohort.scheme.max_points)
        most = max([full, *(place(Fraction(result.total)) for result in results)])
        labels = alt.Axis(title=None, domain=False, ticks=False, labelFontWeight="bold", labelPadding=8)
        y = alt.Y("name:N", sort=names, axis=labels, scale=alt.Scale(paddingInner=0.45, paddingOuter=0.3))
        scale = alt.Scale(domain=[0, most], nice=False)
        x = alt.X("x:Q", scale=scale, axis=alt.Axis(title=None, grid=False, tickCount=5))
        parts = [row for result in results for row in self._parts(result)]
        deducted = [row for result in results for row in self._deducted(result)]
        framed_bars = [self._span(result, ZERO, Fraction(result.total)) for result in results if is_vetoed(result)]
        totals = [self._span(result, Fraction(result.total), Fraction(result.total)) for result in results]
        return framed(
            [
                alt.Chart(data(parts))
                .mark_bar(stroke=GROUND, strokeWidth=1)
                .encode(y=y, x=x, x2="x2", color=self._colour(), opacity=alt.Opacity("opacity:Q", scale=None)),
                alt.Chart(data(deducted))
                .mark_bar(color=GROUND, stroke=VETO, strokeDash=[4, 3])
                .encode(y=y, x=x, x2="x2"),
                alt.Chart(data(framed_bars))
                .mark_bar(fill=None, stroke=VETO, strokeWidth=2.5)
                .encode(y=y, x=x, x2="x2"),
                *self._lines(scale),
                alt.Chart(data(totals)).mark_tick(color=INK, thickness=4, size=30, opacity=1).encode(y=y, x=x),
                *(self._beside(results, x, y, vetoed=vetoed) for vetoed in (False, True)),
            ],
            ROW * len(names),
            (self._title(), self.words.say("cohort_key", full=self.words.figure(self.cohort.scheme.max_points))),
            self.words.language,
        )

    def _name(self, result: Assessment) -> str:
        place_of = next(one.place for one in self.cohort.ranking if one.unit == result.unit)
        return f"{self.words.called(self.cohort.scheme.ranking.told) if place_of is None else place_of} {result.unit}"

    def _span(self, result: Assessment, start: Fraction, end: Fraction) -> DrawnRow:
        return {"name": self._name(result), "x": place(start), "x2": place(end)}

    def _parts(self, result: Assessment) -> Iterator[DrawnRow]:
        """The headings one after the other, scaled to the base where they are weighted, without what is taken."""
        names = [heading.name for heading in shown_headings(self.cohort.scheme.headings)]
        points = [max(result.groups[name].counted, ZERO) for name in names]
        whole, begins = sum(points, ZERO), ZERO
        for name, one in zip(names, points, strict=True):
            ends = begins + (one / whole * max(Fraction(result.total), ZERO) if whole else ZERO)
            opacity = 0.4 if is_vetoed(result) else 1.0
            yield {**self._span(result, begins, ends), "heading": self.words.titled(name), "opacity": opacity}
            begins = ends

    def _deducted(self, result: Assessment) -> Iterator[DrawnRow]:
        if taken(result):
            yield self._span(result, Fraction(result.total), Fraction(result.total) + taken(result))

    def _colour(self) -> alt.Color:
        names = [self.words.titled(one.name) for one in shown_headings(self.cohort.scheme.headings)]
        scale = alt.Scale(domain=names, range=[heading_colour(at) for at in range(len(names))])
        return alt.Color("heading:N", scale=scale, legend=alt.Legend(title=None, orient="bottom", columns=0))

    def _lines(self, scale: alt.Scale) -> Iterator[alt.Chart]:
        rows: list[DrawnRow] = [
            {
                "x": place(line.at_least),
                "text": self.words.say("grade_line", grade=line.grade, line=self.words.figure(line.at_least)),
            }
            for line in self.cohort.scheme.grade_rule.lines
        ]
        x = alt.X("x:Q", scale=scale)
        yield alt.Chart(data(rows)).mark_rule(color=INK, strokeDash=[2, 3]).encode(x=x)
        text = alt.Chart(data(rows)).mark_text(baseline="bottom", dy=-4, fontSize=LABEL, fontWeight="bold", color=SOFT)
        yield text.encode(x=x, y=alt.value(0), text="text:N")

    def _beside(self, results: Iterable[Assessment], x: alt.X, y: alt.Y, *, vetoed: bool) -> alt.Chart:
        """What is said beside the bars of units that are vetoed, or of the others."""
        end = self.cohort.scheme.max_points
        rows = [
            {**self._span(result, end, ZERO), "text": self._told(result)}
            for result in results
            if is_vetoed(result) is vetoed
        ]
        mark = alt.Chart(data(rows)).mark_text(
            align="left",
            dx=12,
            fontSize=LABEL,
            color=VETO if vetoed else INK,
            fontWeight="bold" if vetoed else "normal",
        )
        encoded: alt.Chart = mark.encode(x=x, y=y, text="text:N")
        return encoded

    def _told(self, result: Assessment) -> str:
        words = self.words
        said = [words.say("cohort_row", grade=result.grade, total=words.minus(result.total))]
        if is_vetoed(result):
            said.append(words.say("cohort_veto", grade=words.graded(result.grade_before_veto)))
        if taken(result):
            said.append(words.say("cohort_taken", lost=result.scheme.rounding.write(taken(result))))
        if result.provisional:
            said.append(words.say("cohort_pending", number=len(result.provisional)))
        return "　".join(said) if words.language == "zh" else ", ".join(said)

    def _title(self) -> str:
        words, results = self.words, list(self.cohort.results.values())
        counted = [
            (grade, sum(one.grade == grade for one in results)) for grade in self.cohort.scheme.grade_rule.grades
        ]
        grades = words.listed(
            words.say("cohort_grade", grade=words.graded(grade), number=number) for grade, number in counted if number
        )
        vetoed = "".join(
            words.say("cohort_vetoed", unit=one.unit, total=words.minus(one.total), grade=words.graded(one.grade))
            for one in results
            if is_vetoed(one)
        )
        return words.say("cohort_title", units=len(results), grades=grades) + vetoed
