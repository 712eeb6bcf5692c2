"""What a face says of a rule that read something of which there was nothing: by which reading it counts as it does."""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.errors import Wording
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.readings_told import meant
from huizhou_qa.ledger.workings import Working
from huizhou_qa.markup import Html, element, with_id
from huizhou_qa.readers import NumberStep, Step
from huizhou_qa.readers.gaps import Gap
from huizhou_qa.scorers.node_rule import Stepped

COUNTED_SO = Wording("口径：{meaning}", "Reading: {meaning}")


def read_nothing(working: Working) -> bool:
    """Whether a rule read something of which there was nothing."""
    return isinstance(working, Stepped) and any(map(_is_nothing, working.step.all_steps()))


def counted_so(working: Working, words: FaceWords) -> Iterator[Html]:
    """The readings by which that counts as it does, each with its id."""
    steps = working.step.all_steps() if isinstance(working, Stepped) else ()
    for step in steps:
        if step.operation == "open" and any(map(_is_nothing, step.all_steps())):
            id_, name = map(str, step.operands[:2])
            told = words.telling.say(COUNTED_SO, meaning=meant(id_, name, words))
            yield element("span", with_id(told, f"{id_}={name}"), class_="small")


def _is_nothing(step: Step) -> bool:
    return (
        isinstance(step, NumberStep)
        and step.operation == "read"
        and isinstance(step.value, Gap)
        and bool(step.value.nothing)
    )
