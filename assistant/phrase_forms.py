"""Patterns for the sentences of the closed list as they stand in an earlier answer."""

import re

_PLACEHOLDER = re.compile(r"\\\{[a-z]+\\\}")


def form_of(*phrases: str) -> re.Pattern[str]:
    """Make a pattern that finds any of some phrases, whatever stands for their placeholders."""
    return re.compile("|".join(_PLACEHOLDER.sub("[^「」]*", re.escape(one)) for one in phrases))
