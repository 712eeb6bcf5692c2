"""Modules that need an extra which is not installed are not collected for their examples."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("altair") else ["huizhou_qa/charts/*"]
