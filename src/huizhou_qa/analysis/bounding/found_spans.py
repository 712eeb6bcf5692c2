"""Where results may lie, each worked out when it is first asked for.

What rests on nothing open is read from the row that was run; a sum is made of what is open below it, however many sums
stand between, and of whole numbers for all the rest; anything else goes through the arithmetic of bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from typing import TypeVar, overload

from attrs import field, frozen

from huizhou_qa.analysis.bounding.linear_forms import LinearForm
from huizhou_qa.analysis.bounding.program_spans import KnownResults, ProgramSpans, resting_on
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers import Bounds, Span
from huizhou_qa.readers.spans import exactly_ratio, joined, summed
from huizhou_qa.readers.sums_of_spans import sum_of
from huizhou_qa.rules.inputs import Input

Default = TypeVar("Default")

ONE = Fraction(1)
NO_FORMS = FrozenMapping[str, LinearForm]()


@frozen(eq=False)
class FoundSpans(Mapping[str, Span]):
    """What is given of inputs and results, and where all other results may lie, by path.

    Attributes:
        of: the program.
        given: the spans of what is open of the inputs, of what settles it, and of rules.
        known: what of the results rests on nothing open; None where nothing is said of that.
    """

    of: ProgramSpans
    given: Mapping[str, Span]
    known: KnownResults | None = field(default=None)
    _before: FoundSpans | None = field(default=None)
    _moved: Collection[str] = field(default=())
    _made: dict[str, Span] = field(init=False)
    _forms: Mapping[str, LinearForm] = field(init=False)
    _unmoved: FoundSpans | None = field(init=False)
    _same: Mapping[str, str] = field(init=False)

    @_made.default
    def _as_given(self) -> dict[str, Span]:
        return dict(self.given)

    @_forms.default
    def _sums(self) -> Mapping[str, LinearForm]:
        # Where there may be nothing of something, a sum may be rescaled. What only rules read stands in these.
        above = None if self.known is None else self.of.read_above
        gaps = (path for path, span in self.given.items() if span.may_be_nothing)
        return NO_FORMS if any(above is None or path in above for path in gaps) else self.of.forms

    @_unmoved.default
    def _where_nothing_moved(self) -> FoundSpans | None:
        """What other spans were put beside, if results are worked out in the same way there."""
        return self._before if self._before is not None and self._before._forms is self._forms else None  # noqa: SLF001 - of its own class

    @_same.default
    def _other_results(self) -> Mapping[str, str]:
        return self.of.same if self._forms else {}

    def beside(self, moved: Mapping[str, Span]) -> FoundSpans:
        """The same with other spans of some that are given; a result among them is not worked out.

        What rests on none of those that are not the same is not worked out again.
        """
        other = {path: span for path, span in moved.items() if self.given.get(path) is not span}
        if not other:
            return self
        return FoundSpans(self.of, {**self.given, **other}, self.known, self, resting_on(self.of, frozenset(other)))

    @property
    def settled(self) -> dict[str, Span]:
        """What is given and what is known, with nothing else worked out."""
        return {**({} if self.known is None else self.known.spans), **self.given}

    @property
    def open_yet(self) -> Collection[str]:
        """The paths of the results that rest on something open."""
        return self.of.entries.keys() if self.known is None else self.known.open_yet

    @property
    def fixed(self) -> Collection[str]:
        """The paths of results that are the same number whatever is open."""
        return self.of.fixed if self._forms else ()

    def __getitem__(self, path: str) -> Span:
        span = self._made.get(path)
        if span is None:
            span = self._made[path] = self._found(path)
        return span

    def _found(self, path: str) -> Span:
        known = None if self.known is None else self.known.span(path)
        if known is not None:
            return known
        if self._unmoved is not None and path not in self._moved:
            return self._unmoved[path]
        other = self._same.get(path)
        return self._worked_out(path) if other is None else self[other]

    # What Mapping would do by an error caught, for most of what is asked is not known.
    @overload
    def get(self, key: str) -> Span | None: ...
    @overload
    def get(self, key: str, default: Span | Default) -> Span | Default: ...
    def get(self, key: str, default: Span | Default | None = None) -> Span | Default | None:
        """Where a result lies, or the default of what is none and is not given."""
        span = self._made.get(key)
        return span if span is not None else self[key] if key in self.of.entries else default

    def __contains__(self, path: object) -> bool:
        return path in self.given or path in self.of.entries

    def __iter__(self) -> Iterator[str]:
        yield from self.given
        yield from (path for path in self.of.entries if path not in self.given)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        # What works results out is made of functions, which are not pickled.
        return FrozenMapping, (dict(self),)

    def _worked_out(self, path: str) -> Span:
        form = self._forms.get(path)
        return self.of.entries[path].under(self) if form is None else self._sum(form)

    def _sum(self, form: LinearForm) -> Span:
        """A sum: what is known of it added up in whole numbers, and what is open term by term."""
        open_yet: dict[str, tuple[Input, Fraction]] = {}
        above, below = summed(self._taken_apart(form, ONE, open_yet), form.constant)
        bounds = Bounds(self)
        terms = [(bounds.read(leaf).over, weight) for leaf, weight in open_yet.values() if weight]
        if not terms:
            return exactly_ratio(above, below)
        # What leaves no gaps closes those of the others, so that few intervals have to be told apart.
        terms.sort(key=lambda term: len(term[0]))
        return Span(sum_of(terms, Fraction(above, below)))

    def _taken_apart(
        self, form: LinearForm, factor: Fraction, open_yet: dict[str, tuple[Input, Fraction]]
    ) -> Iterator[tuple[tuple[int, int], Fraction]]:
        """The numbers in a sum with their weights; what is open is added to the open inputs and results."""
        for path, leaf, weight in form.terms:
            times = weight if factor is ONE else weight * factor
            ratio = self._number(path)
            if ratio is not None:
                yield ratio, times
            elif path not in self._made and (below := self._forms.get(path)) is not None:
                if below.constant:
                    yield below.constant.as_integer_ratio(), times
                yield from self._taken_apart(below, ONE if times == ONE else times, open_yet)
            else:
                open_yet[path] = (leaf, open_yet[path][1] + times if path in open_yet else times)

    def _number(self, path: str) -> tuple[int, int] | None:
        """The one number of a result or an input, as numerator and denominator; None where it is open."""
        made = self._made.get(path)
        if made is None:
            return None if self.known is None else self.known.ratio(path)
        return made.low.as_integer_ratio() if made.is_exact and made.low is not None else None


@frozen(eq=False)
class JoinedSpans(Mapping[str, Span]):
    """Where results may lie in any of several pieces of a whole.

    Attributes:
        whole: where they may lie, as far as is known of the whole at once.
    """

    whole: Mapping[str, Span]
    _pieces: tuple[Mapping[str, Span], ...]
    _made: dict[str, Span] = field(factory=dict, init=False)

    def __getitem__(self, path: str) -> Span:
        span = self._made.get(path)
        if span is None:
            # An input that was not split is not named in every piece.
            if path not in self.whole:
                raise KeyError(path)
            span = self._made[path] = joined(*dict.fromkeys(piece[path] for piece in self._pieces))
        return span

    def __contains__(self, path: object) -> bool:
        return path in self.whole

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self.whole)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return FrozenMapping, (dict(self),)
