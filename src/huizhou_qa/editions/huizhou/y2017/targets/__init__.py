"""质量目标（56分）: the quantitative targets, items 1 to 13."""
