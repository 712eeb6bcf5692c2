"""The check before a release: a digest that moved must be told, and everything that names the version agrees."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def refusals() -> Callable[..., list[str]]:
    spec = spec_from_file_location("check_release", ROOT / ".ci" / "check_release.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda *given: list(module.refusals(*given))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in which 1.0.0 is ready, and stored an edition of which the digest is the first."""
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 1.0.0 (2031-01-01)\n\nScores changed: none.\n", "utf-8")
    (tmp_path / "CITATION.cff").write_text("title: x\nversion: 1.0.0\n", "utf-8")
    folder = tmp_path / "tests" / "data" / "releases" / "1.0.0"
    folder.mkdir(parents=True)
    (folder / "scheme.json").write_text(json.dumps({"digest": "sha256:1", "document": {"id": "town-2031"}}), "utf-8")
    (folder.parent / "notes").mkdir()
    return tmp_path


def test_what_agrees_may_be_released(checkout: Path) -> None:
    assert refusals()(checkout, "1.0.0", {"town-2031": "sha256:1"}) == []
    assert refusals()(checkout, "1.0.0", {"other-2031": "sha256:2"}) == []


def test_a_digest_that_moved_is_refused_until_the_changelog_names_it(checkout: Path) -> None:
    (refusal,) = refusals()(checkout, "1.0.0", {"town-2031": "sha256:2"})
    assert refusal.startswith("town-2031 is sha256:2 and was sha256:1 in 1.0.0")
    page = checkout / "CHANGELOG.md"
    page.write_text(page.read_text("utf-8") + "- town-2031 is sha256:2 now: a line was misread.\n", "utf-8")
    assert refusals()(checkout, "1.0.0", {"town-2031": "sha256:2"}) == []


def test_a_version_that_is_not_named_everywhere_is_refused(checkout: Path) -> None:
    found = refusals()(checkout, "1.1.0", {})
    assert found == [
        "CHANGELOG.md has no section 1.1.0",
        "CITATION.cff does not name 1.1.0",
        "tests/data/releases/1.1.0 is not there: run make stored-release",
    ]
    page = checkout / "CHANGELOG.md"
    page.write_text("## 1.0.0 (unreleased)\n", "utf-8")
    assert refusals()(checkout, "1.0.0", {}) == ["CHANGELOG.md still calls 1.0.0 unreleased"]
