"""What mypy says of a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def checked(path: Path, cache: Path) -> tuple[int, str]:
    """The exit status of mypy, and what it prints."""
    done = subprocess.run(  # noqa: S603 (our own file)
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", str(cache), str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    return done.returncode, done.stdout + done.stderr
