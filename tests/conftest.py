"""What holds for every test: one Hypothesis profile for the property tests, and what saves time.

The profile is chosen by the command, and there are no other settings anywhere.

``everyday`` draws new examples each time; ``ci`` the same ones every time; ``deep`` draws many (``make deep``). Where
the variable ``CI`` is set, ``ci`` is chosen, and ``deep`` draws the same ones every time too. A failure prints how to
draw its example again; only ``deep`` makes it smaller first, which may take minutes a test. No profile has a deadline
or watches speed: how fast an example runs says something of the machine, and nothing of the rules.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

from support.verified_once import verified_once

IN_CI = "CI" in os.environ
# What is of speed or size alone. The others, such as filtering too much, are faults of a strategy.
OF_SPEED = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
EXAMPLES = {"everyday": 6, "ci": 6, "deep": 300}
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)

for name, examples in EXAMPLES.items():
    settings.register_profile(
        name,
        deadline=None,
        suppress_health_check=OF_SPEED,
        max_examples=examples,
        print_blob=True,
        phases=tuple(Phase) if name == "deep" else QUICK,
        derandomize=IN_CI or name == "ci",
    )
settings.load_profile("ci" if IN_CI else "everyday")


def pytest_collection_finish() -> None:
    """What was collected, and what tests keep for each other, stays to the end.

    The collector of garbage need not look through it again and again, which took a quarter of the time: it looks at
    what is young.
    """
    gc.freeze()
    gc.set_threshold(10_000, 10, 1_000)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """No tracer is told of a test marked no_cover: pytest-cov pauses its own, and in a worker another goes on."""
    if item.get_closest_marker("no_cover") is None:
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


@pytest.fixture(scope="module", name="verified_once")
def _verified_once() -> Iterator[None]:
    """For a module of tests on papers: results that agree with themselves are verified once."""
    with verified_once():
        yield
