"""Not collected: examples that need a package which is not installed, and scripts without any that import much."""

from importlib.util import find_spec

NEEDED = {
    "altair": "draw_charts.py",
    "fastapi": "web_service.py",
    "nbclient": "run_notebooks.py",
    "polars": "columns.md",
}
WITHOUT_EXAMPLES = ("score_spark.py", "simulate_grades.py")

collect_ignore = [*WITHOUT_EXAMPLES, *(script for package, script in NEEDED.items() if not find_spec(package))]
