"""Two schemes side by side: everything in which they differ, told of the part that it is of, in both languages."""

from __future__ import annotations

from attrs import evolve, frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.schemes.changes_told import ChangesTold
from huizhou_qa.analysis.schemes.entry_changes import EntryChanges
from huizhou_qa.analysis.schemes.on_site_changes import on_site_changes
from huizhou_qa.analysis.schemes.other_changes import beside_changes, writing_changes
from huizhou_qa.analysis.schemes.scheme_change import ChangedKind, ChangedPart, SchemeChange
from huizhou_qa.analysis.schemes.tree_changes import tree_changes
from huizhou_qa.errors import Fault, SchemeError, Wording, described, is_a, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.following import follows
from huizhou_qa.markup import Html, HtmlFace, Telling, run_on
from huizhou_qa.scheme.program.place_in_document import place_of
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.words import criterion

# The parts whose coming and going other entries follow.
STRUCTURE: frozenset[ChangedKind] = frozenset({"heading", "item", "clause", "adjustment"})
SEEN = Wording("两个方案对比", "Two schemes compared")
NUMBER = Wording("{number}处差异", "{number} differences")
CRITERIA = Wording("评分标准", "Criteria")
NO_CRITERION = Wording("", "")


@frozen(repr=False)
class SchemeComparison(HtmlFace):
    """Two schemes side by side.

    Attributes:
        before: the first scheme.
        after: the second one.
        changes: every difference of their documents and of the readings chosen: of the tree, of the entries, of what
            stands beside them, the on-site check last. There is none where the schemes are equal, and one at least
            where they are not.
    """

    before: Scheme
    after: Scheme
    changes: tuple[SchemeChange, ...]

    @property
    def own(self) -> tuple[SchemeChange, ...]:
        """The differences without those that only follow from another."""
        return follows(lambda: tuple(one for one in self.changes if not one.follows))

    @property
    def criteria(self) -> FrozenMapping[str, tuple[Wording, Wording]]:
        """The criterion (评分标准) before and after, by clause, where a clause differs; empty where there is none."""
        return follows(self._criteria)

    def verify(self) -> None:
        """Lays the two side by side again; raises VerificationError naming everything that does not agree."""
        require_same(self, lambda: compare_schemes(self.before, self.after))

    def _criteria(self) -> FrozenMapping[str, tuple[Wording, Wording]]:
        own = [one for one in self.changes if not one.follows or one.code in {"added", "removed"}]
        changed = {one.id for one in own if one.kind == "clause"}
        ids = [id_ for id_ in dict.fromkeys([*self.before.clauses, *self.after.clauses]) if id_ in changed]
        return FrozenMapping({id_: (_criterion(self.before, id_), _criterion(self.after, id_)) for id_ in ids})

    def _summary(self) -> str:
        lines = "".join(f"\n  {printable(one.en)}" for one in self.own)
        names = f"{printable(self.before.id)} and {printable(self.after.id)}"
        return f"<SchemeComparison of {names}: {len(self.own)} differences{lines}>"

    def _html(self, language: Language) -> Html:
        tell = Telling(language)
        titles = dict.fromkeys(tell.told(one.terms.called(one.title)) for one in (self.before, self.after))
        criteria = ((id_, *map(tell.titled, both)) for id_, both in self.criteria.items())
        return run_on(
            (
                tell.head(f"{tell.told(SEEN)} · {' → '.join(titles)}", tell.say(NUMBER, number=len(self.own))),
                tell.table("", ("difference",), ((tell.titled(one),) for one in self.own)),
                tell.table(tell.told(CRITERIA), ("clauses", "old", "new"), criteria),
            )
        )


def compare_schemes(before: Scheme, after: Scheme) -> SchemeComparison:
    """Everything in which two schemes differ.

    Parts added, removed, moved and with other marks; edges and slopes of curves; thresholds, weights, steps, grade
    lines, vetoes, incidents, rounding; readings and their choices; the points of the on-site check.
    It is made of the documents, which say what is scored: two schemes that differ in words alone differ in nothing
    here. Raises SchemeError for what is no scheme.
    """
    given = (("/before", before), ("/after", after))
    SchemeError.raise_if_any(
        Fault.of(where, "wrong_type", case="scheme", given=described(one))
        for where, one in given
        if not is_a(one, Scheme)
    )
    of_tree, beside = tuple(tree_changes(before, after)), tuple(beside_changes(before, after))
    structural = frozenset(
        ChangedPart(one.kind, one.id)
        for one in (*of_tree, *beside)
        if one.code in {"added", "removed", "moved"} and one.kind in STRUCTURE
    )
    of_entries = tuple(EntryChanges(before, after, structural).all())
    writing = writing_changes(before, after, told=any(one.kind == "rounding" for one in of_entries))
    changes = (*of_tree, *of_entries, *beside, *writing, *on_site_changes(before, after))
    # They were found with the node of every choice; a document says once what choices have in common.
    placed = [evolve(one, path=place_of(after.document, one.path)) for one in ChangesTold(before, after).all(changes)]
    return SchemeComparison(before, after, tuple(placed))


def _criterion(scheme: Scheme, id_: str) -> Wording:
    if id_ not in scheme.clauses:
        return NO_CRITERION
    rule = scheme.clauses[id_].rule
    return criterion(rule.node, rule.readings, [one.linear for one in scheme.agreements])
