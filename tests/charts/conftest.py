"""Tests of charts need the extra of that name."""

import pytest

collect_ignore_glob: list[str] = []
try:
    import altair as alt  # noqa: F401
except ImportError:
    collect_ignore_glob = ["test_*.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder."""
    for item in items:
        if "tests/charts/" in str(item.path).replace("\\", "/"):
            item.add_marker(pytest.mark.charts)
