"""Coverage-guided fuzzing of everything that ``codec`` reads: any text gives a value or an error of ours, nothing else.

Run from the root of the repository, with the package, hypothesis and atheris installed; name a kind of text:

    PYTHONPATH=src:tests python benchmarks/fuzz_decoders.py scheme -max_total_time=600

Inputs are texts. They are mutated in the structure of their JSON, one in eight in its bytes.
``tests/support/mutated.py`` says how, and ``tests/support/decoders.py`` what is put in first and what must hold of
what is read. The library alone is instrumented. What follows the kind is handed to libFuzzer; an input that ends the
run is left in a file ``crash-…``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["huizhou_qa"]):
    from support.decoders import DECODERS, outcome, seeds
    from support.mutated import mutated, spliced

EACH_BY_BYTES = 8
LONGEST = 1 << 17


def text_of(data: bytes) -> str:
    """Every input is a text: bytes that are no UTF-8 become lone surrogates."""
    return data.decode("utf-8", errors="surrogateescape")


def bytes_of(text: str | None, instead: bytes, longest: int) -> bytes:
    """A text as an input; what stands instead where there is none, or one too long."""
    data = (text or "").encode("utf-8", errors="surrogatepass")
    return data if 0 < len(data) <= longest else instead


def mutate(data: bytes, longest: int, seed: int) -> bytes:
    """An input with something done to it."""
    text = mutated(text_of(data), seed) if seed % EACH_BY_BYTES else None
    return bytes_of(text, b"", longest) or bytes(atheris.Mutate(data, longest))


def cross(data: bytes, other: bytes, longest: int, seed: int) -> bytes:
    """An input with something that another one has."""
    return bytes_of(spliced(text_of(data), text_of(other), seed), data[:longest], longest)


def main() -> None:
    """Fuzz one decoder from its seeds on; inputs that reach new code are kept in a folder that is thrown away."""
    name, *arguments = sys.argv[1:]
    if name not in DECODERS:
        sys.exit(f"usage: fuzz_decoders.py {'|'.join(DECODERS)} [options of libFuzzer]")
    with tempfile.TemporaryDirectory() as corpus:
        for at, text in enumerate(seeds(name)):
            (Path(corpus) / f"seed-{at}").write_text(text, "utf-8")
        # A text is parsed and written for each thing that is done to it: one a run, which may be several edits.
        options = [f"-max_len={LONGEST}", "-len_control=0", "-mutate_depth=1", "-rss_limit_mb=2048", "-timeout=60"]
        atheris.Setup(
            [sys.argv[0], *options, *arguments, corpus],
            lambda data: outcome(name, text_of(data)) and None,
            custom_mutator=mutate,
            custom_crossover=cross,
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
