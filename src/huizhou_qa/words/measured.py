"""Numbers computed from inputs: their formula in labels and in figures, and their properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.exact import is_whole
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import spans
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.readers.spans import Span
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.words.leaves import Beside, Leaf
from huizhou_qa.words.numbers import number, operand
from huizhou_qa.words.phrases import NO_WORDS, joined, run_on, say
from huizhou_qa.words.reachable import ALONE, LinearQuotient, combined, linear_of

ONE, ZERO = Fraction(1), Fraction(0)


@frozen
class Came:
    """The value of a number, and its possible values."""

    value: Number
    span: Span

    def times(self, weight: Fraction) -> Came:
        """The same so many times."""
        value = self.value if isinstance(self.value, Gap) else self.value * weight
        return Came(value, Span(spans.shifted(self.span.over, weight, ZERO), self.span.may_be_nothing))


@frozen
class Measured:
    """A number that is computed from inputs.

    Attributes:
        came: its value and its possible values.
        formula: the formula, in the inputs' labels.
        figures: the formula in the numbers that were read.
        leaves: the inputs, each once, with what was read.
        kind: what it is: a ratio, a number, a sum.
        whole: whether it is always a whole number.
        form: as a linear form over another, where it is one.
        leaf: the input that it is itself.
        multiple: the number that it is so many times, where it is that alone.
        compared: the two numbers that it is the difference of.
    """

    came: Came
    formula: Wording
    figures: Wording
    leaves: tuple[Leaf, ...] = ()
    kind: str = "sum"
    whole: bool = False
    form: LinearQuotient | None = None
    leaf: Leaf | None = None
    multiple: tuple[Measured, Fraction] | None = None
    compared: tuple[Measured, Measured] | None = None
    domain: Interval = field(init=False)

    @domain.default
    def _hull(self) -> Interval:
        return self.came.span.hull or ANY_NUMBER

    @property
    def value(self) -> Number:
        """What it came to."""
        return self.came.value

    @property
    def share(self) -> Leaf | None:
        """The percentage that it takes as a share of one, so that 99% reads as 0.99; None for any other."""
        if self.multiple is None:
            return None
        of, times = self.multiple
        return of.leaf if of.leaf is not None and of.leaf.is_percent and 100 * times == 1 else None

    @property
    def named(self) -> Wording:
        """The formula as the subject of a sentence: a label alone has its article in English."""
        return self.formula if self.leaf is None else self.leaf.within

    @property
    def called(self) -> Wording:
        """What a curve's line calls it."""
        return say("ratio" if self.share is not None else self.kind)

    @property
    def unit(self) -> Wording:
        """The unit of its number; what is worked out has none."""
        return NO_WORDS if self.leaf is None else self.leaf.unit

    @property
    def words(self) -> tuple[Wording, ...]:
        """The words that its numbers stand for, where it is an input of words."""
        return () if self.leaf is None else self.leaf.words

    def stated(self, beside: Beside, within: Interval = ANY_NUMBER, already: frozenset[str] = frozenset()) -> Wording:
        """How its number comes of its inputs, and each of these that was not given ``already``."""
        if self.leaf is not None:
            return self.leaf.stated(beside, within)
        if isinstance(self.value, Gap):
            return joined("comma", self._without_number(self.value, beside))
        parts = [leaf.stated(beside) for leaf in self.leaves if leaf.input.path not in already]
        worth = number(self.value, within)
        if self.figures != worth:
            parts.append(say("comes_to", worked=self.figures, number=worth))
        return joined("comma", parts) if parts else worth

    def _without_number(self, gap: Gap, beside: Beside) -> Iterator[Wording]:
        yield from (leaf.stated(beside) for leaf in self.leaves)
        if gap.faults:
            yield say("divided_by_zero")
        elif gap.nothing and not any(isinstance(leaf.value, Gap) for leaf in self.leaves):
            yield without_object(sorted(gap.nothing))


def without_object(reasons: Iterable[str]) -> Wording:
    """That there is nothing to measure, for reasons of the rule's own."""
    return say("no_object", why=joined("semicolon", [Wording(reason, reason) for reason in reasons]))


def distinct(several: Sequence[Measured]) -> tuple[Leaf, ...]:
    """The inputs of several numbers, each once."""
    return tuple({leaf.input.path: leaf for measured in several for leaf in measured.leaves}.values())


def constant(came: Came, value: Fraction) -> Measured:
    """A fixed number."""
    text = number(value)
    return Measured(
        came, text, text, kind="number", whole=is_whole(value), form=LinearQuotient(combined((), value), ALONE)
    )


def read(came: Came, leaf: Leaf) -> Measured:
    """An input."""
    figures = leaf.label if isinstance(leaf.value, Gap) else number(leaf.value)
    form = LinearQuotient(linear_of(leaf.input), ALONE)
    return Measured(came, leaf.label, figures, (leaf,), "number", leaf.input.whole, form, leaf)


def added(came: Came, terms: Sequence[tuple[Measured, Fraction]], plus: Fraction) -> Measured:
    """A constant plus numbers, each times its weight."""
    several = [one for one, _ in terms]
    whole = is_whole(plus) and all(one.whole and is_whole(weight) for one, weight in terms)
    forms = [(one.form.above, weight) for one, weight in terms if one.form is not None and one.form.below == ALONE]
    form = LinearQuotient(combined(forms, plus), ALONE) if len(forms) == len(terms) else None
    alone = None if plus or len(terms) != 1 else terms[0]
    compared = None
    if not plus and [weight for _, weight in terms] == [ONE, -ONE]:
        compared = (several[0], several[1])
    formula = _sum([(one.formula, one, weight) for one, weight in terms], plus)
    figures = _sum([(one.figures, one, weight) for one, weight in terms], plus)
    return Measured(came, formula, figures, distinct(several), "sum", whole, form, None, alone, compared)


def _sum(terms: Sequence[tuple[Wording, Measured, Fraction]], plus: Fraction) -> Wording:
    wording = number(plus) if plus else NO_WORDS
    for text, one, weight in terms:
        first = wording == NO_WORDS
        sign = (say("negative") if first else say("minus")) if weight < 0 else (NO_WORDS if first else say("plus"))
        wording = run_on(wording, sign, _times(text, one, abs(weight), alone=sign == NO_WORDS))
    return number(plus) if wording == NO_WORDS else wording


def _times(text: Wording, one: Measured, weight: Fraction, *, alone: bool) -> Wording:
    if weight != 1:
        return run_on(operand(number(weight)), say("times"), operand(text))
    return text if alone and one.leaf is not None else operand(text)


def multiplied(came: Came, left: Measured, right: Measured) -> Measured:
    """One number times another."""
    formula, figures = _between("times", left, right)
    return Measured(came, formula, figures, distinct((left, right)), whole=left.whole and right.whole)


def divided(came: Came, dividend: Measured, divisor: Measured) -> Measured:
    """One number over another."""
    formula, figures = _between("over", dividend, divisor)
    forms = [one.form for one in (dividend, divisor) if one.form is not None and one.form.below == ALONE]
    form = None
    # Only where the divisor is never below 0 does multiplying by it keep the sense of what is asked.
    if len(forms) == len((dividend, divisor)) and divisor.domain.low is not None and divisor.domain.low >= 0:
        form = LinearQuotient(forms[0].above, forms[1].above)
    return Measured(came, formula, figures, distinct((dividend, divisor)), "ratio", form=form)


def _between(sign: str, left: Measured, right: Measured) -> tuple[Wording, Wording]:
    formula = run_on(operand(left.formula), say(sign), operand(right.formula))
    return formula, run_on(operand(left.figures), say(sign), operand(right.figures))


def picked(came: Came, several: Sequence[Measured], start: int, stop: int) -> Measured:
    """The sum of some places of several numbers, the smallest first."""
    formula, figures = (_places(joined("listed", texts), start, stop, len(several)) for texts in _texts(several))
    return Measured(came, formula, figures, distinct(several), whole=all(measured.whole for measured in several))


def _texts(several: Sequence[Measured]) -> tuple[list[Wording], list[Wording]]:
    return [measured.formula for measured in several], [measured.figures for measured in several]


def _places(text: Wording, start: int, stop: int, count: int) -> Wording:
    if start == 0:
        found = say("lowest", number=str(stop), text=text)
    elif stop == count:
        found = say("highest", number=str(stop - start), text=text)
    else:
        found = say("middle", start=str(start + 1), stop=str(stop), text=text)
    return say("bracketed", text=found)


def worded_as(came: Came, text: Wording, leaves: tuple[Leaf, ...], *, whole: bool = False) -> Measured:
    """A number with a formula in words."""
    return Measured(came, text, text if isinstance(came.value, Gap) else number(came.value), leaves, whole=whole)


def rounded(came: Came, of: Measured, to: GridRounding) -> Measured:
    """A rounded number; its figures stay as they are where rounding does not change it."""
    figures = of.figures if came.value == of.value else on_grid(of.figures, to)
    return Measured(came, on_grid(of.formula, to), figures, of.leaves, "number", is_whole(to.grid))


def on_grid(text: Wording, to: GridRounding) -> Wording:
    """Something that is rounded, and how."""
    return say("on_grid", text=text, mode=say(to.mode), grid=number(to.grid))
