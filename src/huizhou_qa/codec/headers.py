"""What stands at the head of every result: its format, and the scheme that it is by, with digest and readings."""

from __future__ import annotations

from collections.abc import Mapping

from huizhou_qa.codec.scheme_writing import scheme_written
from huizhou_qa.codec.steps import Json
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.version import __version__

FORMAT = "1"
"""The format of results; other keys, or another meaning of one, come with another format."""


def header(scheme: Scheme) -> dict[str, Json]:
    """Which release wrote a result, in which format, and which scheme it is by, under which readings."""
    return {
        "library_version": __version__,
        "format": FORMAT,
        "scheme_id": scheme.id,
        "scheme_digest": scheme.digest,
        "readings": {id_: scheme.readings[id_] for id_ in sorted(scheme.readings)},
    }


def receipt(written: Mapping[str, Json], scheme: Scheme | None) -> Json:
    """A result as it is written, with the scheme that it is by unless that is None."""
    return written if scheme is None else {**written, "scheme": scheme_written(scheme)}
