"""Words for steps from a line and for knots, instead of their pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Making, Piece
from huizhou_qa.rules.makings import Breakpoints, Knots, Pieces, Steps
from huizhou_qa.words.bands import band, in_band
from huizhou_qa.words.leaves import steps_of, with_unit
from huizhou_qa.words.measured import Measured
from huizhou_qa.words.numbers import number, operand, points, worth
from huizhou_qa.words.phrases import run_on, say


@frozen
class FromLine:
    """Steps from a line, over the numbers that a measure can take.

    Attributes:
        steps: what was said.
        measure: what they are read at.
        worst: the piece where all is lost that can be; None where no number reaches it.
    """

    steps: Steps
    measure: Measured
    worst: Piece | None

    @property
    def full(self) -> Interval:
        """Where the text itself gives full marks."""
        below = self.steps.worse == "below"
        low, high = (self.steps.line, None) if below else (None, self.steps.line)
        return Interval(low, high, low_closed=below, high_closed=not below)

    def beyond(self, value: Fraction) -> Fraction:
        """How far a number is on the worse side of the line; 0 or less on the better."""
        return self.steps.line - value if self.steps.worse == "below" else value - self.steps.line

    def lines(self) -> Iterator[Wording]:
        """Full marks, what a step costs, and what is left in the end."""
        steps = self.steps
        one = steps_of(steps.step, self.measure.unit)
        part = say(f"part_{steps.part}", one=one)
        yield say("band_worth", band=in_band(self.full, self.measure), worth=worth(steps.full))
        yield say(f"steps_{steps.worse}", one=one, points=points(steps.each), part=part)
        if self.worst is not None:
            over = in_band(self.worst.over, self.measure)
            yield say("band_worth", band=over, worth=worth(self.worst.intercept))

    def place(self, piece: Piece, value: Fraction) -> Wording:
        """How far a number is from the line, and what a part of a step costs where that is its share."""
        beyond = self.beyond(value)
        if piece == self.worst or beyond <= 0:
            return say("in_band", band=band(self.full if beyond <= 0 else piece.over, self.measure))
        line = with_unit(number(self.steps.line), self.measure.unit)
        far = steps_of(beyond, self.measure.unit)
        return run_on(
            say("short_of" if self.steps.worse == "below" else "beyond", line=line, far=far), *self._along(piece, value)
        )

    def _along(self, piece: Piece, value: Fraction) -> Iterator[Wording]:
        if piece.slope:
            lost = run_on(number(abs(piece.slope)), say("times"), operand(number(self.beyond(value))))
            text = run_on(number(self.steps.full), say("minus"), lost)
            yield say("along", line=text, number=number(piece.points(value)))


def from_line(made: Making, pieces: Sequence[Piece], measure: Measured) -> FromLine | None:
    """Steps from a line where a curve was said so, and the measure reaches the line; else None."""
    if not isinstance(made, Steps) or measure.share is not None:
        return None
    left = made.full - made.most
    worst = pieces[0 if made.worse == "below" else -1]
    found = FromLine(made, measure, None if worst.slope or worst.intercept != left else worst)
    return found if len(pieces) > 1 and found.full.meet(measure.domain) is not None else None


def knots(made: Making, measure: Measured) -> Iterator[Wording]:
    """Knots and the straight lines between them; nothing where a curve was said otherwise, or no number reaches one."""
    listed = made.points if isinstance(made, Knots) else ()
    if len(listed) < 2 or any(at not in measure.domain for at, _ in listed):  # noqa: PLR2004 - one is no line
        return
    (first, low), *between, (last, high) = listed
    text = [
        (Interval(None, first, low_closed=False, high_closed=True), low),
        *((Interval.exactly(at), value) for at, value in between),
        (Interval(last, None, low_closed=True, high_closed=False), high),
    ]
    for over, value in text if low > high else reversed(text):
        yield say("band_worth", band=in_band(over, measure), worth=worth(value))
    yield say("interpolated")


def between_breakpoints(made: Making, piece: Piece, measure: Measured) -> Wording | None:
    """A sloping piece as the row of a table of breakpoints that it is; None for any other."""
    rows = made.rows if isinstance(made, Breakpoints) and piece.slope else ()
    row = next((one for one in rows if one[0] == piece.over.low and one[1] in measure.domain), None)
    if row is None:
        return None
    low, high, worth_low, worth_high = row
    ends = {"low": number(low), "high": number(high), "worth_low": number(worth_low), "worth_high": points(worth_high)}
    return say("band_between", band=band(piece.over, measure), **ends)


def times(made: Making, pieces: Sequence[Piece], weight: Fraction) -> Making:
    """What was said, for so many times the points."""
    match made:
        case Steps() if weight > 0:
            costs = (made.step, made.each * weight, made.most * weight)
            return Steps(made.full * weight, made.line, made.worse, *costs, made.part)
        case Knots():
            return Knots([(at, value * weight) for at, value in made.points])
        case Breakpoints():
            return Breakpoints([(low, high, one * weight, other * weight) for low, high, one, other in made.rows])
        case _:
            return Pieces(tuple(pieces))
