"""Which input a row is about: found by its name, its path or its Chinese label, and never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import evolve, field, frozen

from huizhou_qa.errors import Fault, Wording, described, nearest
from huizhou_qa.fields.names import compared
from huizhou_qa.forms.above import CellsAbove, figure_in, is_caption, refuse_above
from huizhou_qa.forms.cells import begins_as_a_figure, is_formula, looks_like_a_number, looks_like_a_truth
from huizhou_qa.forms.columns import COUNTED, DESCRIBING, IDENTIFYING
from huizhou_qa.forms.lines import is_beside, is_note
from huizhou_qa.forms.tables import Cell, Table, TableRow
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules.sections import FACTS, MARKS
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme

_MORE_THAN_ANY_CLAUSE = 10**6
# A shorter name is not looked for within a longer text.
_LEAST_WITHIN = 4
_OF_INCIDENTS = "事件"
# Spellings of a clause in its own column: 14．, 第14项, 第11项第4款, or 14.0 as a spreadsheet shows 14.
_CLAUSE = re.compile(r"第?([0-9]{1,2}(?:\.[0-9]{1,2})*)[项款]?[.、。]?|第([0-9]{1,2})项第([0-9]{1,2})款")
# No label is longer; the search for similar names is slow for long ones.
_LONGEST = 60


def _called(leaf: InputRow) -> Wording:
    # The name of a mark is only a number.
    return Wording(leaf.label, f"mark {leaf.name}" if leaf.section == MARKS else leaf.name)


def name_in(value: object) -> str | None:
    """The name in a cell; None where it holds no text."""
    # A spreadsheet makes a number of "14"; one of very many digits is no clause, and slow to write out.
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _MORE_THAN_ANY_CLAUSE:
        return str(value)
    return value if isinstance(value, str) else None


@frozen
class Finder:
    """Finds inputs in one scheme, or in several that may disagree."""

    schemes: tuple[Scheme, ...]
    sections: tuple[str, ...]
    _named: FrozenMapping[str, tuple[InputRow, ...]] = field(init=False, repr=False)

    @_named.default
    def _by_every_name(self) -> FrozenMapping[str, tuple[InputRow, ...]]:
        leaves = [leaf for scheme in self.schemes for leaf in scheme.inputs if leaf.section in self.sections]
        named: dict[str, dict[tuple[object, ...], InputRow]] = {}
        for leaf in leaves:
            meaning = (leaf.path, leaf.label, leaf.unit, leaf.kind, leaf.range, leaf.options)
            for name in (leaf.name, leaf.path, leaf.label):
                named.setdefault(compared(name), {}).setdefault(meaning, leaf)
        return FrozenMapping({name: tuple(value.values()) for name, value in named.items()})

    def identified(self, table: Table, faults: list[Fault]) -> list[tuple[TableRow, InputRow]]:
        """The rows that give an input, each with it; every other row is skipped or refused."""
        refuse_above(table, faults, self._data_above)
        found = [
            (evolve(row, about=_called(leaf)), leaf)
            for row in table.rows
            if not self._is_about_none(row) and (leaf := self.find(row)) is not None
        ]
        _refuse_repeated(found)
        return found

    def names(self, value: object) -> bool:
        """Whether a cell holds the name, the path or the label of an input."""
        name = name_in(value)
        return name is not None and compared(name) in self._named

    def _data_above(self, cells: CellsAbove) -> object | None:
        """A cell above the header with data: the name of an input, a figure, or an answer beside a label."""
        named = [cell for cell in cells if self.names(cell) and not looks_like_a_number(cell)]
        if named or figure_in(cells) is not None:
            return named[0] if named else figure_in(cells)
        answers = [cell for cell in cells[1:] if looks_like_a_truth(cell) or begins_as_a_figure(cell)]
        if not answers or (is_caption(cells) and not any(map(self._contains_a_label, cells))):
            return None
        # A single character is no label, but the title of a column that counts the rows (序) may be one.
        return next((cell for cell in cells if isinstance(cell, str) and len(compared(cell)) > 1), None)

    def _contains_a_label(self, value: object) -> bool:
        """Whether a text contains a whole label, or mentions incidents."""
        name = compared(name_in(value) or "")
        within = any(len(known) >= _LEAST_WITHIN and known in name for known in self._named)
        return within or (FACTS in self.sections and _OF_INCIDENTS in name)

    def find(self, row: TableRow) -> InputRow | None:
        """The one input that name and label agree on; where both are empty, the mark of the clause."""
        keys = [key for key in ("name", "label") if key in row.cells]
        if keys:
            found = {key: self._called(row, key) for key in keys}
            return None if None in found.values() else self._agreed(row, [one or () for one in found.values()])
        if "clause" not in row.cells:
            row.refuse("no_input")
            return None
        marks = self._called(row, "clause")
        return None if marks is None else self._agreed(row, [marks])

    def _is_about_none(self, row: TableRow) -> bool:
        if not any(self.names(row.cells.get(key)) for key in IDENTIFYING):
            filled = row.cells.keys() - set(DESCRIBING)
            only_described = not filled and not row.others and not row.untitled
            if only_described or (filled == {"clause"} and self._is_heading(row)):
                return True
            if is_beside(row.first):
                self._refuse_value_beside(row)
                return True
        row.refuse_untitled()
        return False

    def _refuse_value_beside(self, row: TableRow) -> None:
        """Notes a value in a row that is no input's: no note may have one, nor any other such row with a label."""
        given = [row.cells[key] for key in ("value", *COUNTED, "nothing") if key in row.cells]
        given += row.others.values()
        figures = [cell for cell in given if begins_as_a_figure(cell) or looks_like_a_truth(cell)]
        if self._contains_a_label(row.first) and is_note(row.first):
            figures = given
        if figures and (is_note(row.first) or self._contains_a_label(row.first)):
            row.refuse("no_input", case="note", given=described(figures[0]))

    def _is_heading(self, row: TableRow) -> bool:
        """Whether a heading of the tree of marks stands alone in the row, 质量目标（56分） for instance."""
        name = compared(name_in(row.cells["clause"]) or "").partition("(")[0]
        return not row.others and any(name == compared(id_) for scheme in self.schemes for id_ in scheme.groups)

    def _called(self, row: TableRow, key: str) -> tuple[InputRow, ...] | None:
        cell = row.cell(key)
        name = name_in(cell.value)
        if name is None:
            cell.refuse("wrong_type", case="cell_of_text", given=described(cell.value))
            return None
        if is_formula(name):
            cell.refuse("formula", given=described(name))
            return None
        found = self._marks_of(name) if key == "clause" else self._named.get(compared(name), ())
        if not found:
            self._refuse_unknown(cell, key, name)
        return found or None

    def _marks_of(self, clause: str) -> tuple[InputRow, ...]:
        """The marks of a clause, in any spelling of its number."""
        spelled = (self._named.get(compared(one), ()) for one in (clause, *_spelled(clause)))
        marks = (tuple(leaf for leaf in found if leaf.section == MARKS) for found in spelled)
        return next(filter(None, marks), ())

    def computed_by(self, row: TableRow) -> tuple[InputRow, ...]:
        """The inputs that a row may mean that gives only a clause, which is computed from facts."""
        if "name" in row.cells or "label" in row.cells:
            return ()
        clause = name_in(row.cells.get("clause")) or ""
        numbers = {compared(clause), *_spelled(clause)}
        leaves = [leaf for scheme in self.schemes for leaf in scheme.inputs if leaf.clause in numbers]
        return tuple(leaf for leaf in leaves if leaf.section in self.sections) if not self._marks_of(clause) else ()

    def _refuse_unknown(self, cell: Cell, key: str, name: str) -> None:
        if key == "clause":
            # A form has the clause in every row, and the name of a merged cell in its first row only.
            case = "computed_clause" if self.computed_by(cell.row) else "clause"
            cell.refuse("unknown_input", case=case, given=described(cell.value))
            return
        of_marks = self.sections == (MARKS,)
        leaves = [leaf for scheme in self.schemes for leaf in scheme.inputs if leaf.section in self.sections]
        known = [one for leaf in leaves for one in (leaf.label, leaf.name) if not one[0].isdigit()]
        close = _closest(compared(name)[:_LONGEST], known)
        case = ("mark" if of_marks else "input") + ("_near" if close else "")
        cell.refuse("unknown_input", case=case, given=described(cell.value), nearest=close)

    def _agreed(self, row: TableRow, ways: list[tuple[InputRow, ...]]) -> InputRow | None:
        common = [leaf for leaf in ways[0] if all(leaf in way for way in ways)]
        paths = tuple(dict.fromkeys(leaf.path for leaf in common))
        if len(common) == 1:
            return common[0]
        if not common:
            row.refuse("contradiction", case="name_and_label")
        elif len(paths) == 1:
            row.refuse("ambiguous", case="editions")
        else:
            row.refuse("ambiguous", paths=paths)
        return None


def _spelled(clause: str) -> list[str]:
    """The number of a clause in its usual spelling; empty where the text is none."""
    found = _CLAUSE.fullmatch(compared(clause))
    if not found:
        return []
    number = found[1] or f"{found[2]}.{found[3]}"
    return [number.removesuffix(".0")]


def _closest(name: str, known: list[str]) -> str:
    """The one known name that contains this name, or else the most similar one."""
    containing = [one for one in known if name in one]
    return containing[0] if len(containing) == 1 else nearest(name, known)


def _refuse_repeated(found: Iterable[tuple[TableRow, InputRow]]) -> None:
    """Notes every input that has a second row, naming both rows."""
    first: dict[str, int] = {}
    for row, leaf in found:
        if first.setdefault(leaf.path, row.number) != row.number:
            row.refuse("repeated_input", first_row=first[leaf.path])
