"""What a rule may be given: facts in percent points, counts, amounts, true or false, levels, options, and marks.

With them counts of incidents by class; statistics of a cohort have a module of their own.

>>> from huizhou_qa.scorers import count, mark, percent
>>> projects = count("incentive_projects", "质量激励项目数", "个", "incentive projects")
>>> projects.path, str(projects.range), projects.whole, projects.may_be_nothing
('/facts/incentive_projects', '[0, ∞)', True, False)
>>> str(mark("5", "水利建设质量情况得分", "4").range)
'[0, 4]'

A name by which evidence could not find the input is refused:

>>> percent("pass rate ", "合格率")  # doctest: +ELLIPSIS
Traceback (most recent call last):
huizhou_qa.errors.errors.SchemeError: 考核方案或所问有误 · the scheme, or what is asked of it, is not right
  /name: 'pass rate '不能作名称：...
"""

from __future__ import annotations

from attrs import evolve

from huizhou_qa.errors import SchemeError, Wording, expect, pointer
from huizhou_qa.fields.converters import a_name, a_text, placed, several_words
from huizhou_qa.numbers.exact import ExactNumber, exact
from huizhou_qa.numbers.intervals import Interval, interval
from huizhou_qa.rules.inputs import Better, HeldBy, Input, places_of
from huizhou_qa.rules.ranges import ANY_NUMBER, AT_LEAST_ZERO, LEVELS, PERCENT, TRUTH
from huizhou_qa.rules.sections import FACTS, INCIDENTS, MARKS, RULINGS
from huizhou_qa.rules.usual import Usual

Range = Interval | str
"""The numbers that an input may take: an interval, or how it is written, ``"[0, 150]"``."""

TREATMENTS = ("full", "zero", "rescale")
FULL, ZERO, RESCALE = ("{0}", "{1}", "{2}")

_FACT = Wording("数据项（如percent(…)）", "a fact, such as percent(…)")


def percent(  # noqa: PLR0913 - what a fact is and what it is called
    name: str,
    label: str,
    label_en: str = "",
    *,
    within: Range = PERCENT,
    usual: Usual | None = None,
    better: Better | None = None,
) -> Input:
    """A fact in percent points: 96 means 96%. A share of a target may pass 100: ``within="[0, ∞)"``.

    Of every fact, ``better`` says whether ``more`` or ``less`` of it may never cost points, or ``either`` may.
    """
    return _fact(name, within, label, label_en, unit="%", usual=usual, better=better)


def held(fact: Input, by: HeldBy) -> Input:
    """The fact as one that a unit cannot move: a ``target`` set for it, what ``others`` decide, a ``closed`` year."""
    return evolve(expect(fact, Input, _FACT), held_by=by)


def quantity(  # noqa: PLR0913 - what a fact is and what it is called
    name: str,
    label: str,
    unit: str,
    label_en: str = "",
    *,
    within: Range = AT_LEAST_ZERO,
    usual: Usual | None = None,
    better: Better | None = None,
) -> Input:
    """A fact that measures an amount: of 0 or more, where no other range is given; ``"(0, ∞)"`` is above 0."""
    return _fact(name, within, label, label_en, unit=unit, usual=usual, better=better)


def signed(  # noqa: PLR0913 - what a fact is and what it is called
    name: str,
    label: str,
    unit: str,
    label_en: str = "",
    *,
    within: Range = ANY_NUMBER,
    usual: Usual | None = None,
    better: Better | None = None,
) -> Input:
    """A fact that may lie below 0: growth, a balance."""
    return _fact(name, within, label, label_en, unit=unit, usual=usual, better=better)


def count(  # noqa: PLR0913 - what a fact is and what it is called
    name: str,
    label: str,
    unit: str,
    label_en: str = "",
    *,
    within: Range = AT_LEAST_ZERO,
    usual: Usual | None = None,
    better: Better | None = None,
) -> Input:
    """A fact that counts whole things, 0 where there are none; there is never nothing of it."""
    return evolve(whole(name, label, unit, label_en, within=within, usual=usual, better=better), may_be_nothing=False)


def whole(  # noqa: PLR0913 - what a fact is and what it is called
    name: str,
    label: str,
    unit: str = "",
    label_en: str = "",
    *,
    within: Range = ANY_NUMBER,
    usual: Usual | None = None,
    better: Better | None = None,
) -> Input:
    """A fact that is a whole number and no count: an index, a year, a place. There may be nothing of it."""
    return _fact(name, within, label, label_en, unit=unit, whole=True, usual=usual, better=better)


def truth(name: str, label: str, label_en: str = "", *, better: Better | None = None) -> Input:
    """A fact that is true or false; as a number, 1 or 0: ``better="more"`` is one that had better be true."""
    return _fact(name, TRUTH, label, label_en, whole=True, better=better)


def level(name: str, label: str, label_en: str = "") -> Input:
    """A rating on five levels, from 5 for the best to 1."""
    return _fact(name, LEVELS, label, label_en, unit="级", whole=True, better="more")


def option(
    name: str, label: str, options: tuple[str, ...], label_en: str = "", *, better: Better | None = None
) -> Input:
    """A fact that is one of named words; its number is the word's place in the list, the first being 0.

    Words from the best to the worst are ``better="less"``.
    """
    words = placed("/options", _some_words, options)
    return Input(
        _place(FACTS, name),
        places_of(words),
        whole=True,
        options=words,
        label=_called(name, label, label_en),
        better=better,
    )


def mark(clause: str, label: str, most: ExactNumber, label_en: str = "") -> Input:
    """The mark (得分) that a department or a panel awards for a clause, from 0 to ``most``.

    Of several that are awarded in one clause each has a number of its own behind the clause's: 4.4.1, 4.4.2.
    Without an English label it is called by its number (mark 4.4.1).
    """
    over = Interval(0, placed("/most", exact, most), low_closed=True, high_closed=True)
    # The number alone would read as a number in a sentence.
    number = placed("/name", a_name, clause)
    wording = _called(f"mark {number}", label, label_en)
    return Input(pointer(MARKS, number), over, label=wording, unit="分", better="more")


def events(incident_class: str, label: str, label_en: str = "") -> Input:
    """How many incidents of the year fell into a class."""
    path = _place(INCIDENTS, incident_class)
    wording = _called(incident_class, label, label_en)
    return Input(path, AT_LEAST_ZERO, whole=True, may_be_nothing=False, label=wording, unit="件")


def ruling_on(clause: str) -> Input:
    """How a clause that had nothing to measure is treated: full marks, none, or left out and rescaled."""
    return Input(_place(RULINGS, clause), places_of(TREATMENTS), whole=True, options=TREATMENTS, may_be_nothing=False)


def _some_words(values: tuple[str, ...]) -> tuple[str, ...]:
    words = several_words(values)
    if not words:
        raise SchemeError.of("", "empty", case="options")
    return words


def _fact(  # noqa: PLR0913 - what a fact is and what it is called
    name: str,
    over: Range,
    label: str,
    label_en: str,
    *,
    unit: str = "",
    whole: bool = False,
    usual: Usual | None = None,
    better: Better | None = None,
) -> Input:
    return Input(
        _place(FACTS, name),
        placed("/within", interval, over),
        whole,
        label=_called(name, label, label_en),
        unit=placed("/unit", a_text, unit),
        usual=usual,
        better=better,
    )


def _place(section: str, name: str) -> str:
    return pointer(section, placed("/name", a_name, name))


def _called(name: str, label: str, label_en: str) -> Wording:
    return Wording(placed("/label", a_text, label), placed("/label_en", a_text, label_en) or name)
