"""Judges whether the evidence holds what was asked.

The weights come from the development half of the question set (see docs/answers.md); they know
nothing of any document.
"""

from assistant.scope import Scope

# Score and coverage that the best statement needs; without vectors words must carry it alone.
FLOOR = 0.42
COVERAGE_WITHOUT_VECTORS = 0.5


def is_supported(scope: Scope) -> bool:
    """Tell whether the best statement bears enough on the question to answer it."""
    if not scope.evidence.found:
        return False
    best = scope.evidence.found[0]
    if scope.evidence.peak is None:
        return best.coverage >= COVERAGE_WITHOUT_VECTORS
    return best.score >= FLOOR
