"""Examples that need a package which is not installed are not collected."""

from importlib.util import find_spec

NEEDED = {"altair": "draw_charts.py", "fastapi": "web_service.py"}

collect_ignore = [script for package, script in NEEDED.items() if not find_spec(package)]
