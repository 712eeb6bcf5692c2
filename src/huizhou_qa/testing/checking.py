"""``check_scheme``: what is proved of a scheme, and its laws tried on units drawn for it, as findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from attrs import frozen
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.errors import NoSuchExample

from huizhou_qa.analysis.proofs.findings import ProofFinding, ProofSeverity
from huizhou_qa.analysis.proofs.prove import prove
from huizhou_qa.analysis.proofs.told import numbers_told
from huizhou_qa.codec import scheme_from_json, scheme_to_json
from huizhou_qa.engine.checking import check
from huizhou_qa.errors import Fault, HuizhouQAError, Param, SchemeError, VerificationError, Wording, pointer
from huizhou_qa.numbers.exact import plain
from huizhou_qa.onsite import attainable
from huizhou_qa.plans.on_site import SCALE, SCALES
from huizhou_qa.readers.exact import DIVIDED_BY_ZERO
from huizhou_qa.rules import Measure
from huizhou_qa.rules.sections import RULINGS
from huizhou_qa.scheme.program.variants import NOTHING_REPLACED
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.testing.cases import LawCase, cases_of, simplified
from huizhou_qa.testing.laws import LAWS, Broken, Law, LawName, Tried, tried

# A law, or that a scheme lets itself be proved, or that evidence drawn for it can be scored; where a rule divides by
# zero, that is told of the rule.
CheckedLaw = LawName | Literal["proved", "scored"]


NOTHING_TOLD = Wording("（无）", "(no unit)")
ALL_ZERO = Wording("各项数据均为0", "every figure is 0")
THE_SCHEME = Wording("方案", "the scheme")


def check_scheme(
    scheme: Scheme, *, clauses: Mapping[str, Measure] = NOTHING_REPLACED, examples: int = 30
) -> tuple[ProofFinding, ...]:
    """What is found of a scheme: what ``prove`` finds, what its on-site check cannot reach, and laws that are broken.

    The laws are tried on so many units drawn for the scheme, the same ones each time: all arithmetics agree, rules keep
    within their bounds and go the way that their inputs declare, the working is made again, where marks went adds up,
    bounds of partial evidence contain what completes it, JSON gives back what was written, the scheme itself among it,
    and no decimal context changes anything. A law that is broken has a unit that shows it, with whatever does not
    matter at zero and the rest as simple as it may be.

    ``clauses`` puts other rules in the place of some clauses' own first, as ``prove`` does; where the scheme would
    refuse them, laws are not tried. Whatever a stranger's part raises is a finding. Raises SchemeError for what is no
    scheme.
    """
    whole = as_scheme(scheme)
    found = [*_read(lambda: prove(whole, clauses=clauses).findings), *_on_site(whole)]
    if clauses is not NOTHING_REPLACED:
        try:
            whole = whole.variant(f"{whole.id} checked", clauses=clauses)
        except SchemeError:
            return tuple(found)
    again, unread = _read_again(whole)
    return (*found, *unread, *_Checking(whole, again, examples).findings())


def _read(act: Callable[[], tuple[ProofFinding, ...]]) -> tuple[ProofFinding, ...]:
    """What is proved, or that a part of the scheme does not let itself be read."""
    try:
        return act()
    except HuizhouQAError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a stranger's node raises is told
        return (_broken_law("proved", Broken("", _raised(error)), {}, NOTHING_TOLD),)


def _read_again(scheme: Scheme) -> tuple[Scheme | None, tuple[ProofFinding, ...]]:
    """The scheme as its JSON gives it back, or why it does not."""
    try:
        again = scheme_from_json(scheme_to_json(scheme))
    except Exception as error:  # noqa: BLE001 - whatever a stranger's node raises is told
        return None, (_broken_law("written", Broken("", _raised(error)), {}, NOTHING_TOLD),)
    if again != scheme:
        return again, (_broken_law("written", Broken("", THE_SCHEME), {}, NOTHING_TOLD),)
    return again, ()


def _raised(error: Exception) -> Wording:
    return Wording(type(error).__name__, type(error).__name__)


def _broken_law(law: CheckedLaw, broken: Broken, facts: Mapping[str, Param], told: Wording) -> ProofFinding:
    said: dict[str, Param] = {**facts, "case": law, "differs": broken.differs, "facts": told}
    return ProofFinding(broken.path, "law_broken", said, severity="fault")


def _on_site(scheme: Scheme) -> Iterator[ProofFinding]:
    """The tables of the on-site check that cannot reach their full marks under a scale: a fault of the usual one."""
    plan = scheme.on_site
    if plan is None:
        return
    for scale in SCALES:
        reached, severity = attainable(scheme, scale=scale).tables, _severity(scale == plan.questions.default(SCALE))
        for table in plan.tables:
            most = reached[table.name][1]
            if most != table.max_points:
                said: dict[str, Param] = {"table": table.name, "scale": scale, "most": most, "marks": table.max_points}
                path = pointer("on_site", "tables", table.id)
                yield ProofFinding(path, "full_marks_unreachable", said, severity=severity)


def _severity(is_usual: bool) -> ProofSeverity:  # noqa: FBT001 - of what is asked
    return "fault" if is_usual else "remark"


@frozen(eq=False)
class _Checking:
    """A scheme whose laws are tried.

    Attributes:
        scheme: the scheme.
        again: the scheme as its JSON gives it back, if it does.
        examples: on how many units.
    """

    scheme: Scheme
    again: Scheme | None
    examples: int

    def findings(self) -> Iterator[ProofFinding]:
        """Every law that a unit breaks, each with the first that does, made simpler."""
        told: list[CheckedLaw] = []
        while (case := self._first(told)) is not None:
            law, _ = self._broken(case, told)[0]
            told.append(law)
            yield self._told(law, simplified(self.scheme, case, partial(self._breaks, law)))

    def _first(self, told: Sequence[CheckedLaw]) -> LawCase | None:
        """The first unit that breaks a law of which nothing is told yet."""
        # Units are the same each time, and drawn alone: what does not matter of one is found by its own rules.
        chosen = settings(
            max_examples=self.examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        try:
            return find(cases_of(self.scheme), lambda case: bool(self._broken(case, told)), settings=chosen)
        except NoSuchExample:
            return None

    def _broken(self, case: LawCase, told: Sequence[CheckedLaw]) -> list[tuple[CheckedLaw, Broken]]:
        """The laws that a unit breaks, but those of which it is told already."""
        try:
            faults = check(self.scheme, case.evidence)
            unfit = [fault for fault in faults if fault.code != DIVIDED_BY_ZERO]
            if faults:
                broken: list[tuple[CheckedLaw, Broken]] = [("scored", _refused(one)) for one in unfit[:1]]
            else:
                unit = tried(self.scheme, case, self.again)
                laws = ((law, holds) for law, holds in LAWS.items() if law not in told)
                broken = [(law, found) for law, holds in laws if (found := _kept(holds, unit)) is not None]
        except Exception as error:  # noqa: BLE001 - whatever a stranger's node raises is told
            broken = [("scored", Broken("", _raised(error)))]
        return [(law, found) for law, found in broken if law not in told]

    def _breaks(self, law: CheckedLaw, case: LawCase) -> bool:
        return any(one == law for one, _ in self._broken(case, [one for one in LAWS if one != law]))

    def _told(self, law: CheckedLaw, case: LawCase) -> ProofFinding:
        broken = next(found for one, found in self._broken(case, ()) if one == law)
        values = case.evidence.values
        facts: dict[str, Param] = {path: plain(number) for path, number in values.items() if number}
        leaves = [leaf for leaf in self.scheme.input_register.inputs if leaf.path in facts]
        told = numbers_told((leaf, plain(values[leaf.path])) for leaf in leaves) if leaves else ALL_ZERO
        return _broken_law(law, broken, facts, told)


def _refused(fault: Fault) -> Broken:
    """Why evidence cannot be scored; that a ruling is needed is said of the clause that it would be on."""
    path = fault.path.replace(pointer(RULINGS, ""), pointer("clauses", ""), 1)
    return Broken(path, Wording(fault.zh, fault.en))


def _kept(law: Law, unit: Tried) -> Broken | None:
    """What a law finds wrong; an error of what it asks is one too."""
    try:
        return law(unit)
    except VerificationError:
        # That the working differs is told by a law of its own; others ask for it on their way.
        return None
    except Exception as error:  # noqa: BLE001 - whatever a stranger's node raises is told
        return Broken("", _raised(error))
