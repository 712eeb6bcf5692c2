"""What holds for every property test: one Hypothesis profile, chosen by the command, and no other settings anywhere.

``everyday`` draws new examples each time; ``ci`` the same ones every time, and is chosen where the variable ``CI`` is
set; ``deep`` draws many (``make deep``). A failure prints how to draw its example again. No profile has a deadline or
watches speed: how fast an example runs says something of the machine, and nothing of the rules.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# What is of speed or size alone. The others, such as filtering too much, are faults of a strategy.
OF_SPEED = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
EXAMPLES = {"everyday": 30, "ci": 30, "deep": 400}

for name, examples in EXAMPLES.items():
    settings.register_profile(
        name,
        deadline=None,
        suppress_health_check=OF_SPEED,
        max_examples=examples,
        print_blob=True,
        derandomize=name == "ci",
    )
settings.load_profile("ci" if "CI" in os.environ else "everyday")
