"""The nodes of a document: every entry, and what stands beside the entries, built and refused by path.

What is computed of them is bounded before anything is computed: a document of a few lines can ask for a number that
no machine can hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from attrs import evolve, fields, frozen

from huizhou_qa.codec.kinds import KINDS
from huizhou_qa.codec.limits import LONGEST_FIGURE, LONGEST_FIGURES
from huizhou_qa.codec.plain_data import interval_in, list_in, made, object_in, text_in, truth_in, word_in
from huizhou_qa.codec.reading_parts import ReadParts, built
from huizhou_qa.codec.rebuilding import Rebuilt
from huizhou_qa.codec.scheme_writing import SCORED
from huizhou_qa.codec.written_out import at_its_place, document_written_out
from huizhou_qa.errors import Fault, SchemeError, described, pointer
from huizhou_qa.evidence.plain_structures import MOST_FAULTS
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import result, tally
from huizhou_qa.readers.document import Data
from huizhou_qa.readers.sizes import NO_SIZE, Size, Sizes
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.statistics import FOLDS, StatisticInput


@frozen(eq=False)
class Labels:
    """What inputs are called, by their paths; ``path`` is where that stands."""

    data: FrozenMapping[str, Data]
    path: str

    def labelled(self, leaf: Input) -> Input:
        """The input with what it is called."""
        here, kind = self.path + pointer(leaf.path), KINDS["Input"]
        called = object_in(self.data.get(leaf.path, FrozenMapping()), here)
        # What is scored is said in the document alone.
        annotated = tuple(alias for alias in kind.fields if alias not in SCORED)
        annotations = ReadParts(Rebuilt({}), {}).fields(called, here, annotated)
        scored = {alias: getattr(leaf, alias) for alias in SCORED}
        found = built(kind, {**annotations, **scored}, here)
        return found if isinstance(found, Input) else leaf


NO_LABELS = Labels(FrozenMapping(), "")


def inputs_of(document: Mapping[str, Data], labels: Labels, path: str) -> dict[str, Input]:
    """Every input that a document declares, by its path."""
    return {
        at: labels.labelled(_input(at, object_in(one, path + pointer("inputs", at)), path + pointer("inputs", at)))
        for at, one in object_in(document["inputs"], path + "/inputs").items()
    }


def _input(name: str, said: Mapping[str, Data], path: str) -> Input:
    over, whole = interval_in(said["range"], path + "/range"), truth_in(said["whole"], path + "/whole")
    options = texts_in(said["options"], path + "/options")
    may_be_nothing = truth_in(said["may_be_nothing"], path + "/may_be_nothing")
    try:
        return Input(name, over, whole, options, may_be_nothing)
    except SchemeError as error:
        # Its path is its key; else its options are wrong.
        places = (path if one.path == "/path" else path + "/options" for one in error.faults)
        faults = (evolve(one, path=place) for one, place in zip(error.faults, places, strict=True))
        raise SchemeError(faults, error.params) from None


def texts_in(data: Data, path: str) -> tuple[str, ...]:
    """The list of texts at a place."""
    return tuple(text_in(one, path + pointer(str(at))) for at, one in enumerate(list_in(data, path)))


def names_of(document: Mapping[str, Data], path: str) -> dict[str, tuple[str, ...]]:
    """The names of the choices of every reading of a document."""
    readings = object_in(document["readings"], path + "/readings")
    return {id_: texts_in(one, path + pointer("readings", id_)) for id_, one in readings.items()}


def entries_of(
    document: Mapping[str, Data], rebuilt: Rebuilt, known: dict[str, Input], labels: Labels, path: str
) -> dict[str, Measure]:
    """The node of every entry; each may read what is declared, and what stands before it, which becomes known.

    Raises SchemeError for every entry that cannot be built, and for a number that may get too long.
    """
    nodes: dict[str, Measure] = {}
    sizes: dict[str, Size] = {}
    faults: list[Fault] = []
    for at, one in enumerate(list_in(document["entries"], path + "/entries")):
        here = path + pointer("entries", str(at))
        try:
            said = object_in(one, here)
            name = text_in(said["path"], here + "/path")
            given = _known_by(made(here, Input, name))
        except SchemeError as error:
            faults += error.faults
            continue
        try:
            nodes[name] = rebuilt.measure(said["node"], here + "/node")
            known.update(_statistic(said, nodes[name], known, here))
            size = nodes[name].under(Sizes(sizes))
            # Of one that is too long, those that read it are not to blame.
            sizes[name] = size if size.most <= LONGEST_FIGURE else NO_SIZE
            if size.most > LONGEST_FIGURE:
                faults.append(Fault.of(here + "/node", "too_long", case="figure", most=LONGEST_FIGURE))
        except SchemeError as error:
            faults += error.faults
        known.update((name, labels.labelled(leaf)) for leaf in given if name not in known)
    faults += _not_declared(labels, known)
    SchemeError.raise_if_any(faults[:MOST_FAULTS], case="document")
    if sum(size.most for size in sizes.values()) > LONGEST_FIGURES:
        raise SchemeError.of(path + "/entries", "too_long", case="figures", most=LONGEST_FIGURES)
    return nodes


def _not_declared(labels: Labels, known: Mapping[str, Input]) -> Iterator[Fault]:
    """A fault for whatever is called something and is no input of the document."""
    undeclared = (at for at in labels.data if at not in known)
    for at in islice(undeclared, MOST_FAULTS):
        yield Fault.of(labels.path + pointer(at), "not_declared", case="document", given=described(at))


def _statistic(
    said: Mapping[str, Data], node: Measure, known: Mapping[str, Input], path: str
) -> Iterator[tuple[str, Input]]:
    """The input that a statistic is to the entries after it, with what it is a statistic of."""
    name = text_in(said["path"], path + "/path")
    if said["kind"] != "statistic" or name not in known:
        return
    fold, own = word_in(said["fold"], path + "/fold", FOLDS), truth_in(said["own"], path + "/own")
    declared = {one.name: getattr(known[name], one.name) for one in fields(Input)}
    yield name, StatisticInput(**declared, measure=node, fold=fold, own=own)


def _known_by(leaf: Input) -> tuple[Input, ...]:
    """The input that a result or a tally of this path is; none for any other path."""
    return tuple(one for one in (result(leaf.name), tally(leaf.name)) if one.path == leaf.path)


def require_nodes_beside(document: Mapping[str, Data], rebuilt: Rebuilt, path: str) -> None:
    """Raises SchemeError, by path, for a node beside the entries that cannot be built, or gets too long."""
    faults: list[Fault] = []
    for build, data, here in _beside(document, rebuilt):
        try:
            build(data, path + here)
        except SchemeError as error:
            faults += error.faults
    SchemeError.raise_if_any(faults[:MOST_FAULTS], case="document")


def _beside(
    document: Mapping[str, Data], rebuilt: Rebuilt
) -> Iterator[tuple[Callable[[Data, str], object], Data, str]]:
    """The nodes beside the entries, how each is built, and where it stands."""
    for at, one in enumerate(list_in(document["agreements"], "")):
        yield rebuilt.condition, one, pointer("agreements", str(at))
    for at, one in enumerate(list_in(document["exclusions"], "")):
        yield rebuilt.condition, object_in(one, "")["where"], pointer("exclusions", str(at), "where")
    for at, one in enumerate(list_in(object_in(document["ranking"], "")["exempt"], "")):
        yield rebuilt.measure, one, pointer("ranking", "exempt", str(at))
    yield rebuilt.measure, document["pending"], "/pending"
    for key, one in object_in(document["elements"], "").items():
        yield rebuilt.measure, one, pointer("elements", key)
    written = object_in(document["written"], "")
    for key in ("places", "sums"):
        if key in written:
            yield rebuilt.measure, written[key], pointer("written", key)


def on_site_written_out(document: Mapping[str, Data], path: str) -> FrozenMapping[str, Data]:
    """The on-site check with the node of every choice; raises SchemeError, by path, for one that cannot be built."""
    on_site, here = object_in(document["on_site"], path + "/on_site"), path + "/on_site"
    if not on_site:
        return on_site
    inputs, names = inputs_of(on_site, NO_LABELS, here), names_of(on_site, here)
    written, rebuilt = document_written_out(on_site, names, here), Rebuilt(inputs, readings=names)
    at_its_place(on_site, here, lambda: entries_of(written, rebuilt, inputs, NO_LABELS, here))
    return written
