"""Not collected: examples that need a package which is not installed, and scripts without any that import much."""

from importlib.util import find_spec

NEEDED = {
    "charts.md": ("altair", "vl_convert"),
    "columns.md": ("polars",),
    "scripts/draw_charts.py": ("altair",),
    "scripts/run_notebooks.py": ("nbclient",),
    "site/conf.py": ("nbclient", "sphinx"),
    "scripts/web_service.py": ("fastapi",),
}
WITHOUT_EXAMPLES = ("scripts/score_spark.py", "scripts/simulate_grades.py")

collect_ignore = [
    *WITHOUT_EXAMPLES,
    *(script for script, packages in NEEDED.items() if not all(map(find_spec, packages))),
]
