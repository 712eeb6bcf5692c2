"""Refuses a release in which what a published edition scores has moved without being told.

Holds the digests of the editions against those that the last release stored, and the version against the changelog and
CITATION.cff. `make release-check` runs it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from huizhou_qa import __version__, list_schemes

ROOT = Path(__file__).parents[1]


def refusals(root: Path, version: str, digests: dict[str, str]) -> Iterator[str]:
    """Why this must not be released: of each edition the digest by its id, as it is now."""
    sections = dict(
        re.findall(r"^## (\S+)(.*?)(?=^## |\Z)", (root / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    )
    told = sections.get(version)
    if told is None:
        yield f"CHANGELOG.md has no section {version}"
    elif "(unreleased)" in told.split("\n", 1)[0]:
        yield f"CHANGELOG.md still calls {version} unreleased"
    if f"version: {version}" not in (root / "CITATION.cff").read_text("utf-8").splitlines():
        yield f"CITATION.cff does not name {version}"
    stored = root / "tests" / "data" / "releases"
    if not (stored / version).is_dir():
        yield f"tests/data/releases/{version} is not there: run make stored-release"
    for folder in sorted(path for path in stored.iterdir() if (path / "scheme.json").is_file()):
        scheme = json.loads((folder / "scheme.json").read_text("utf-8"))
        before, id_ = scheme.get("digest"), scheme.get("document", {}).get("id")
        now = digests.get(id_)
        if now is not None and now != before and now not in (told or ""):
            yield (
                f"{id_} is {now} and was {before} in {folder.name}; a correction is a revision beside the old one, "
                "or the changelog names the new digest"
            )


def main() -> int:
    """Prints every refusal; 1 where there is one."""
    digests = {f"{held.place}-{held.year}": held.digest for held in list_schemes() if held.revision == 1}
    found = list(refusals(ROOT, __version__, digests))
    print("\n".join(found) or f"{__version__} may be released")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
