"""Not collected: examples that need a package which is not installed, and scripts without any that import much."""

from importlib.util import find_spec

NEEDED = {
    "charts.md": ("altair", "vl_convert"),
    "columns.md": ("polars",),
    "draw_charts.py": ("altair",),
    "run_notebooks.py": ("nbclient",),
    "site/conf.py": ("nbclient", "sphinx"),
    "web_service.py": ("fastapi",),
}
WITHOUT_EXAMPLES = ("score_spark.py", "simulate_grades.py")

collect_ignore = [
    *WITHOUT_EXAMPLES,
    *(script for script, packages in NEEDED.items() if not all(map(find_spec, packages))),
]
