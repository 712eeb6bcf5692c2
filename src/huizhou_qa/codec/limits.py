"""How long and how deep a text may be that is read: far beyond what is written, and soon refused where it is more.

What is longer or deeper is refused before anything in it is looked at.
"""

from __future__ import annotations

from typing import Final

# Characters, by what a text holds. A result may bring its scheme; a cohort may have 10,000 members, without indent.
OF_EVIDENCE: Final = 2_000_000
OF_A_SCHEME: Final = 4_000_000
OF_A_RESULT: Final = 20_000_000
OF_A_COHORT: Final = 500_000_000

MOST_DEPTH: Final = 200
# All keys on the way to a place together: its path would be written again for whatever stands below.
LONGEST_PATH: Final = 2_000
# Every statement is held against every value of the others.
MOST_COMPARISONS: Final = 200_000
# Binary digits of one number that a document can ask for, and of those of all its entries together.
LONGEST_FIGURE: Final = 1_000_000
LONGEST_FIGURES: Final = 20_000_000
