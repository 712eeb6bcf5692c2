"""Notes as JSON: their data, and their texts in both languages; of notes that come again and again as text already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from huizhou_qa.codec.steps import Json
from huizhou_qa.codec.texts import json_of
from huizhou_qa.errors import Note, Param, Wording

MOST_NOTES = 1_024
# The parameter of a note that differs from unit to unit: the figure that it is about.
FIGURE = "given"
# What is written in place of the figure to find where it stands. A note that says one of them itself is not taken
# apart alike by both.
_IN_PLACE = ("0.1234321", "0.9876789")
_OF_FIGURES = frozenset("0123456789.-")
# Of longer ones none is kept.
_MOST_LETTERS = 100

_Fixed = str | tuple[str, str]


def note_written(note: Note) -> Json:
    """A note as a JSON writer takes it: its data, and its text in both languages."""
    # The text of an edition's own note is a parameter, and is written as zh and en already.
    params = {name: _param(value) for name, value in note.params.items() if name != "text"}
    written: dict[str, Json] = {"code": note.code, "path": note.path}
    return written | ({"params": params} if params else {}) | {"zh": note.zh, "en": note.en}


def note_text(note: Note) -> str:
    """A note as text: what it says whatever the figure is written once."""
    fixed: list[tuple[str, _Fixed]] = []
    figure = ""
    for name, value in note.params.items():
        if type(value) is Wording:
            fixed.append((name, (value.zh, value.en)))
        elif type(value) is not str or len(value) > _MOST_LETTERS:
            return json_of(note_written(note), None)
        elif name == FIGURE and _OF_FIGURES.issuperset(value):
            figure = value
            fixed.append((name, ""))
        else:
            fixed.append((name, value))
    around = _around(note.path, note.code, tuple(fixed), bool(figure)) if len(note.path) <= _MOST_LETTERS else None
    return json_of(note_written(note), None) if around is None else figure.join(around)


@lru_cache(maxsize=MOST_NOTES)
def _around(path: str, code: str, fixed: tuple[tuple[str, _Fixed], ...], of_a_figure: bool) -> tuple[str, ...] | None:  # noqa: FBT001
    """The text of a note, taken apart where its figure stands; None where that cannot be told."""
    params = {name: value if isinstance(value, str) else Wording(*value) for name, value in fixed}
    if not of_a_figure:
        return (_with(path, code, params),)
    one, other = (tuple(_with(path, code, {**params, FIGURE: figure}).split(figure)) for figure in _IN_PLACE)
    return one if one == other else None


def _with(path: str, code: str, params: Mapping[str, Param]) -> str:
    return json_of(note_written(Note(path, code, {**params})), None)


def _param(value: Param) -> Json:
    if isinstance(value, tuple):
        return [_param(one) for one in value]
    if isinstance(value, Wording):
        return {"zh": value.zh, "en": value.en}
    return value.isoformat() if isinstance(value, date) else str(value)
