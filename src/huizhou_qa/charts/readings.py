"""What readings decide: every total that some combination gives, and each single other reading, against grade lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

import altair as alt
from attrs import frozen

from huizhou_qa.analysis import Flip, ReadingsReport
from huizhou_qa.charts.frame import CURVE, GRADES, GROUND, INK, LABEL, SOFT, UNIT, VETO, DrawnRow, data, framed, place
from huizhou_qa.charts.told import ChartWords
from huizhou_qa.engine.assess import assess
from huizhou_qa.errors import EvidenceError, Fault, described, is_a
from huizhou_qa.errors.texts import Language
from huizhou_qa.ledger.graded import is_vetoed
from huizhou_qa.ledger.readings_told import answered, meant

ROW = 34
# How far the axis goes beside the outermost totals: such a part of their distance.
BESIDE = 8


def readings_chart(report: ReadingsReport, language: Language = "zh") -> alt.LayerChart:
    """The totals under all readings against the grade lines, and what each single other reading leads to.

    A square is another grade, a circle the same; readings that cannot be answered are named below the title. How many
    combinations there are is no probability. Raises EvidenceError for what is no report, and where no reading at all
    can be answered.
    """
    if not is_a(report, ReadingsReport):
        raise EvidenceError([Fault.of("", "wrong_type", case="report", given=described(report))], {"case": "chart"})
    if not report.totals:
        raise EvidenceError([fault for one in report.not_evaluable for fault in one.faults], {"case": "chart"})
    return _ReadingsChart(report, ChartWords(report.scheme, language)).chart()


@frozen
class _ReadingsChart:
    """The chart of what readings decide of one unit."""

    report: ReadingsReport
    words: ChartWords

    def chart(self) -> alt.LayerChart:
        """The chart."""
        singles = list(self._singles())
        every, order = self.words.say("every_reading"), [str(row["name"]) for row in singles]
        low, high = self._range()
        scale = alt.Scale(domain=[place(low), place(high)], nice=False, zero=False)
        x = alt.X("x:Q", scale=scale, axis=alt.Axis(title=None, grid=False, tickCount=6, format=".1f"))
        labels = alt.Axis(title=None, domain=False, ticks=False, labelLimit=0, labelPadding=8)
        y = alt.Y("name:N", sort=[every, *order], axis=labels)
        totals = [{"name": every, "x": place(Fraction(one))} for one in self.report.totals]
        height = ROW * (len(singles) + 1)
        layers = [
            *self._grounds(low, high, scale),
            alt.Chart(data(totals)).mark_tick(color=CURVE, thickness=1.5, size=24).encode(x=x, y=y),
            alt.Chart(data(singles)).mark_rule(color=SOFT, strokeWidth=2).encode(x=x, x2="x2", y=y),
            *(
                self._points([row for row in singles if row["changes"] is changes], x, y, changes=changes)
                for changes in (True, False)
            ),
            *(self._words([row for row in singles if row["falls"] is left], x, y, left=left) for left in (True, False)),
            *self._current(every, x, y, height),
        ]
        return framed(layers, height, (self._title(), *self._below()), self.words.language)

    def _points(self, rows: Sequence[DrawnRow], x: alt.X, y: alt.Y, *, changes: bool) -> alt.Chart:
        mark = alt.Chart(data(rows)).mark_point(
            shape="square" if changes else "circle",
            size=110,
            fill=GROUND if changes else CURVE,
            stroke=VETO if changes else CURVE,
            strokeWidth=2.5,
            opacity=1,
        )
        encoded: alt.Chart = mark.encode(x=x, y=y)
        return encoded

    def _words(self, rows: Sequence[DrawnRow], x: alt.X, y: alt.Y, *, left: bool) -> alt.Chart:
        """What each reading leads to, beside its mark and away from the line that ends there."""
        align: Literal["left", "right"] = "right" if left else "left"
        mark = alt.Chart(data(rows)).mark_text(fontSize=LABEL, color=INK, align=align, dx=-12 if left else 12)
        encoded: alt.Chart = mark.encode(x=x, y=y, text="text:N")
        return encoded

    @property
    def _shown(self) -> tuple[Flip, ...]:
        """The single readings worth a row: another grade, or at least a hundredth of difference; least total first."""
        current = self.report.current
        if current is None:
            return ()
        shown = (
            one
            for one in self.report.singles
            if one.grade != current.grade or abs(Fraction(one.total) - Fraction(current.total)) * 100 >= 1
        )
        return tuple(sorted(shown, key=lambda one: Fraction(one.total)))

    def _singles(self) -> Iterator[DrawnRow]:
        current = self.report.current
        for one in self._shown:
            now = one.total if current is None else current.total
            total, before = place(Fraction(one.total)), place(Fraction(now))
            yield {
                "name": self.words.listed(self._reading(*choice) for choice in one.choices.items()),
                "x": total,
                "x2": before,
                "falls": total < before,
                "text": self.words.say("cohort_row", grade=one.grade, total=self._written(one)),
                "changes": current is not None and one.grade != current.grade,
            }

    def _written(self, one: Flip) -> str:
        return self.words.minus(self.words.scheme.rounding.write(Fraction(one.total)))

    def _reading(self, id_: str, name: str) -> str:
        """What a reading says, in the words of the report; of how figures are written, shortly."""
        scheme = self.words.scheme
        of_all = scheme.touched_by[id_].clauses == tuple(scheme.clauses)
        if of_all and scheme.under({id_: name}).rounding != scheme.rounding:
            return self.words.say("written_to", meaning=meant(id_, name, self.words))
        return answered(id_, name, self.words)

    def _range(self) -> tuple[Fraction, Fraction]:
        totals = [Fraction(one) for one in self.report.totals]
        lines = [line.at_least for line in self.words.scheme.grade_rule.lines]
        span = max(totals) - min(totals)
        beside = span / BESIDE + Fraction(1, 2)
        near = [line for line in lines if min(totals) - span - 1 <= line <= max(totals) + span + 1]
        return min([*totals, *near]) - beside, max([*totals, *near]) + beside

    def _grounds(self, low: Fraction, high: Fraction, scale: alt.Scale) -> Iterator[alt.Chart]:
        """The ground of each grade within the range, and the lines between them with their names."""
        rule = self.words.scheme.grade_rule
        lines = [*((line.grade, line.at_least) for line in rule.lines), (rule.lowest, low)]
        rows: list[DrawnRow] = []
        above = high
        for number, (grade, at_least) in enumerate(lines):
            start = max(at_least, low)
            if start < above:
                ground = GRADES[min(number, len(GRADES) - 1)]
                middle = place((start + above) / 2)
                named = "grade_line" if number < len(rule.lines) else "below_lines"
                line = self.words.figure(at_least if number < len(rule.lines) else rule.lines[-1].at_least)
                text = self.words.say(named, grade=grade, line=line)
                rows.append({"x": place(start), "x2": place(above), "middle": middle, "text": text, "ground": ground})
            above = min(above, start)
        x = alt.X("x:Q", scale=scale)
        yield alt.Chart(data(rows)).mark_rect().encode(x=x, x2="x2", color=alt.Color("ground:N", scale=None))
        yield alt.Chart(data(rows[:-1])).mark_rule(color=INK, strokeWidth=1.5).encode(x=x)
        named = alt.Chart(data(rows)).mark_text(baseline="bottom", dy=-4, fontSize=LABEL, fontWeight="bold", color=INK)
        yield named.encode(x=alt.X("middle:Q", scale=scale), y=alt.value(0), text="text:N")

    def _current(self, every: str, x: alt.X, y: alt.Y, height: int) -> Iterator[alt.Chart]:
        if self.report.current is not None:
            row = [{"name": every, "x": place(Fraction(self.report.current.total))}]
            yield (
                alt.Chart(data(row))
                .mark_rule(color=UNIT, strokeDash=[5, 4])
                .encode(x=x, y=alt.value(0), y2=alt.value(height))
            )
            yield (
                alt.Chart(data(row))
                .mark_point(shape="diamond", size=170, fill=UNIT, stroke=GROUND, strokeWidth=2, opacity=1)
                .encode(x=x, y=y)
            )

    @property
    def _is_vetoed(self) -> bool:
        """Whether an incident vetoes the grade as the text is read now."""
        return self.report.current is not None and is_vetoed(assess(self.words.scheme, self.report.evidence))

    def _title(self) -> str:
        unit, current = self.report.evidence.unit, self.report.current
        if current is None:
            grades = [
                self.words.graded(one) for one in self.words.scheme.grade_rule.grades if one in self.report.grades
            ]
            return self.words.say("readings_unknown", unit=unit, grades=self.words.say("or").join(grades))
        now = {"unit": unit, "grade": self.words.graded(current.grade), "total": self._of_current()}
        alone = [one for one in self.report.flips if len(one.choices) == 1]
        if self.report.stable:
            return self.words.say("readings_stable", **now)
        if not alone:
            return self.words.say("readings_together", **now)
        return self.words.say("readings_one" if len(alone) == 1 else "readings_alone", number=len(alone), **now)

    def _of_current(self) -> str:
        current = self.report.current
        return "" if current is None else self.words.minus(self.words.scheme.rounding.write(Fraction(current.total)))

    def _below(self) -> Iterator[str]:
        number = len(self.report.totals)
        phrase = "readings_key_one" if number == 1 else "readings_key"
        yield self.words.say(phrase, combinations=f"{self.report.combinations:,}", totals=number)
        if self.report.current is not None and self.report.combinations > 1:
            yield self.words.say("readings_rest")
        if self._is_vetoed:
            grade = self.words.graded("" if self.report.current is None else self.report.current.grade)
            yield self.words.say("readings_vetoed", grade=grade)
        refused = [
            self.words.listed(self._reading(*choice) for choice in one.choices.items())
            for one in self.report.not_evaluable
        ]
        if refused:
            yield self.words.say("readings_refused", choices=self.words.say("then").join(refused))
