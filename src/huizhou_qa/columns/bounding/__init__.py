"""From the least to the most that a row can still get, where cells of it are missing, as expressions over columns.

Which way every figure goes with what may be missing is proved once for a scheme (``ways``); each figure is worked out
twice, with what is missing at the one end and at the other (``corners``, ``rules``, ``end_columns``). A row of which
that proves nothing is left to ``bounds`` (``handing_over``).
"""
