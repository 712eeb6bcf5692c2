"""质量措施（44分）: the qualitative measures, items 14 to 43.

In the annex's table these stand one column to the right of items 1 to 13: the numbered item in
the column 评分标准, its heading in 考核要点. The text prints full marks and no partial ones, so
every mark is awarded by those who review the item.
"""
