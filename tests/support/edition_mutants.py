"""Every small change of the 2017 edition's source, and the edition as it would be with one of them.

A change is made to the syntax tree of one module, and the edition's modules are executed once more with
it, side by side with the real ones and on the same library: nothing in ``sys.modules`` is touched. What a
changed edition is held against is not said here.

Numbers in prose are left alone: the wordings of readings explain rules and are none.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

import huizhou_qa
from huizhou_qa.scheme.scheme import Scheme

EDITION = "huizhou_qa.editions.huizhou.y2017"
# The plans never touch a score: plan_mutants.py changes them, by rules of its own.
PLANS = ("claims", "findings", "on_site", "procedure", "questions", "terms")
# Words and types, which no rule reads: forms/test_known_words.py holds every word of incidents against what it means,
# and the stored papers what is told; editions/huizhou_2017/test_english.py the names in English; test_ids.py there
# the types against the scheme.
OF_WORDS = frozenset(f"{EDITION}.{name}" for name in ("english", "ids", "incident_elements"))
OF_PLANS = frozenset(f"{EDITION}.{name}" for name in PLANS)
FOLDER = Path(huizhou_qa.__file__).parent.joinpath("editions", "huizhou", "y2017")

# Words that stand for one of a few, with the others that could stand in their place.
ALTERNATIVES: tuple[tuple[str, ...], ...] = (
    ("below", "above"),
    ("all", "others"),
    ("half_up", "half_even", "up", "down"),
    ("clause", "total"),
    ("satisfied", "needed", "ruled"),
    ("state", "province", "other", "none"),
    ("especially_major", "major", "other"),
    ("pending", "confirmed"),
    ("veto", "deduction", "none"),
    ("A", "B", "C", "D"),
)
# Functions of one shape that say the opposite.
SIBLINGS: tuple[tuple[str, ...], ...] = (("reaches", "within_limit"),)
# Arguments that explain to a reader, by their places.
PROSE_ARGUMENTS = {"Caution": (1,), "Agreement": (1,), "Exclusion": (2,), "_part_steps": (1, 2)}
# What takes whole numbers alone: half a place of decimals cannot even be written down.
WHOLE_ONLY = frozenset({"GridRounding", "Rounding", "int"})

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
INTERVAL = re.compile(r"[\[({].*[\])}]")
OTHER_END = str.maketrans("[]()", "()[]")


# What it does in words, and how to make and unmake it.
Change = tuple[str, Callable[[], None], Callable[[], None]]


class Mutant(NamedTuple):
    """One change: where it is, what it does, and how to make and unmake it in the tree."""

    file: str
    line: int
    change: str
    module: str
    make: Callable[[], None]
    unmake: Callable[[], None]
    time: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.change}"

    @property
    def key(self) -> str:
        """The change without its line, which moves, but with how many such there were before in the module."""
        return f"{self.file}: {self.change}" + (f" #{self.time}" if self.time > 1 else "")


class Edition:
    """The source of the edition, and the scheme that it makes with one module in other words."""

    def __init__(self) -> None:
        self.trees: dict[str, ast.Module] = {}
        self.paths: dict[str, str] = {}
        for path in sorted(FOLDER.rglob("*.py")):
            parts = path.relative_to(FOLDER).with_suffix("").parts
            name = ".".join((EDITION, *(part for part in parts if part != "__init__")))
            self.trees[name] = ast.parse(path.read_text("utf-8"))
            self.paths[name] = path.relative_to(FOLDER).as_posix()
        self.codes = {name: self.compiled(name) for name in self.trees}
        self.imports = {
            name: {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            for name, tree in self.trees.items()
        }
        self.unchanged: dict[str, ModuleType] = {}
        executed(f"{EDITION}.scheme", self.codes, self.unchanged)

    def compiled(self, name: str) -> CodeType:
        # The brackets keep whoever measures coverage from looking for a file.
        return compile(self.trees[name], f"<{self.paths[name]}>", "exec")

    def scheme_with(self, mutant: Mutant | None) -> Callable[[Mapping[str, str | int]], Scheme]:
        """The function that makes the changed scheme; raises what the changed source raises."""
        codes, loaded = dict(self.codes), dict(self.unchanged)
        if mutant is not None:
            mutant.make()
            try:
                codes[mutant.module] = self.compiled(mutant.module)
            finally:
                mutant.unmake()
            for name in self.depending_on(mutant.module):
                loaded.pop(name, None)
        made = executed(f"{EDITION}.scheme", codes, loaded).__dict__["SCHEME"]

        def scheme(readings: Mapping[str, str | int]) -> Scheme:
            assert isinstance(made, Scheme)
            return made.under(readings)

        return scheme

    def depending_on(self, module: str) -> set[str]:
        """The module and all that import it, whatever way round."""
        found = {module}
        while more := {name for name, of in self.imports.items() if of & found} - found:
            found |= more
        return found

    def mutants(self) -> list[Mutant]:
        """All of the score's modules, in the order of the source."""
        of_score = [name for name in self.trees if name not in OF_PLANS | OF_WORDS]
        return [mutant for name in of_score for mutant in self._of_score(name)]

    def _of_score(self, name: str) -> Iterator[Mutant]:
        whole_only = set(wholes(self.trees[name]))
        return self.mutants_of(name, lambda node: changes(node, whole_only))

    def mutants_of(self, name: str, changed: Callable[[ast.AST], Iterator[Change]]) -> Iterator[Mutant]:
        """Those of one module, by the changes that are made to each node of its tree."""
        tree, times = self.trees[name], Counter[str]()
        aside = set(nodes_aside(tree))
        for node in ast.walk(tree):
            if id(node) in aside:
                continue
            line = getattr(node, "lineno", 0)
            for change, make, unmake in changed(node):
                times[change] += 1
                yield Mutant(self.paths[name], line, change, name, make, unmake, times[change])


def executed(name: str, codes: Mapping[str, CodeType], loaded: dict[str, ModuleType]) -> ModuleType:
    """The module of that name, executed with the edition's modules taken from ``codes`` and nowhere else."""
    if name in loaded:
        return loaded[name]

    def importing(
        wanted: str, _scope: object = None, _local: object = None, names: object = (), level: int = 0
    ) -> object:
        if wanted in codes and names:
            return executed(wanted, codes, loaded)
        return builtins.__import__(wanted, None, None, tuple(names or ()), level)  # type: ignore[arg-type]

    module = loaded[name] = ModuleType(name)
    module.__dict__["__builtins__"] = vars(builtins) | {"__import__": importing}
    exec(codes[name], module.__dict__)  # noqa: S102 (the edition's own source)
    return module


def calls(tree: ast.AST, names: frozenset[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def wholes(tree: ast.Module) -> Iterator[int]:
    """The nodes whose numbers must stay whole for the source to run at all."""
    for node in ast.walk(tree):
        if isinstance(node, ast.UnaryOp | ast.comprehension):
            yield from map(id, ast.walk(node))
    for call in calls(tree, WHOLE_ONLY):
        yield from map(id, ast.walk(call))


def nodes_aside(tree: ast.Module) -> Iterator[int]:
    """What is no rule: docstrings, annotations, ``__all__``, prose, and the parts of a day, which move together."""
    for node in ast.walk(tree):
        for part in (*written_beside(node), *spoken_in(node)):
            yield from map(id, ast.walk(part))
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            yield id(node.value)
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "OWNER_QUESTIONS" and node.value:
            yield id(node.value)


def written_beside(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, annotations and ``__all__``."""
    if (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or (
        isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ):
        yield node
    elif isinstance(node, ast.FunctionDef):
        arguments = (*node.args.args, *node.args.kwonlyargs)
        annotations = (node.returns, *(argument.annotation for argument in arguments))
        yield from (annotation for annotation in annotations if annotation)
    elif isinstance(node, ast.AnnAssign):
        yield node.annotation


def spoken_in(node: ast.AST) -> Iterator[ast.AST]:
    """Arguments that explain to a reader, and those of a day."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id in {"Wording", "date"}:
            yield from node.args
        yield from (node.args[at] for at in PROSE_ARGUMENTS.get(node.func.id, ()))


def changes(node: ast.AST, whole_only: set[int]) -> Iterator[Change]:
    if isinstance(node, ast.Constant):
        for value in other_values(node.value, whole=id(node) in whole_only):
            yield replacing(node, "value", value)
    elif isinstance(node, ast.Name):
        others = (other for family in SIBLINGS for other in family if node.id in family and other != node.id)
        yield from (replacing(node, "id", other) for other in others)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield replacing(node, "op", ast.UAdd())
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "date":
        yield from other_days(node)
    else:
        yield from other_parts(node)


def other_parts(node: ast.AST) -> Iterator[Change]:
    """A tuple without one of its parts; a table with two neighbours in each other's place."""
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and not is_pair(node):
        for at, part in enumerate(node.elts):
            _, make, unmake = replacing(node, "elts", node.elts[:at] + node.elts[at + 1 :])
            yield f"without {ast.unparse(part)}", make, unmake
    elif isinstance(node, ast.Dict):
        for at in range(1, len(node.values)):
            swapped = list(node.values)
            swapped[at - 1], swapped[at] = swapped[at], swapped[at - 1]
            yield replacing(node, "values", swapped)


def other_days(node: ast.Call) -> Iterator[Change]:
    """The day before and the day after."""
    given = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, int)]
    year, month, day = given
    for days in (-1, 1):
        other = date(year, month, day) + timedelta(days=days)
        parts = [ast.Constant(part) for part in (other.year, other.month, other.day)]
        yield replacing(node, "args", [ast.copy_location(part, node) for part in parts])


def is_pair(node: ast.Tuple) -> bool:
    """A thing and its number, which are taken apart where they are read."""
    return any(isinstance(part, ast.Constant) and isinstance(part.value, int) for part in node.elts)


def replacing(node: ast.AST, attribute: str, other: object) -> Change:
    before = getattr(node, attribute)
    was = ast.unparse(node)
    setattr(node, attribute, other)
    becomes = ast.unparse(node)
    setattr(node, attribute, before)
    change = f"{was} -> {becomes}".replace("\n", " ")
    return change, lambda: setattr(node, attribute, other), lambda: setattr(node, attribute, before)


def other_values(value: object, *, whole: bool) -> Iterator[object]:
    """What could stand in the place of a literal by a slip."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        # A hundredth more or less has to be written as text, as such figures are in the edition.
        little = Decimal("0.01")
        yield from (value - 1, value + 1) if whole else (f"{value - little}", f"{value + little}")
    elif isinstance(value, str):
        yield from other_texts(value, whole=whole)


def other_texts(text: str, *, whole: bool) -> Iterator[str]:
    for family in ALTERNATIVES:
        yield from (other for other in family if text in family and other != text)
    figures = NUMBER.fullmatch(text) or INTERVAL.fullmatch(text)
    little = Decimal("0.01" if figures and not whole else "1")
    for found in NUMBER.finditer(text):
        for nudged in (Decimal(found[0]) - little, Decimal(found[0]) + little):
            yield f"{text[: found.start()]}{nudged}{text[found.end() :]}"
    if INTERVAL.fullmatch(text) and not text.startswith("{"):
        yield text[0].translate(OTHER_END) + text[1:]
        yield text[:-1] + text[-1].translate(OTHER_END)
