"""Values that a form offers, each document's own apart from those of another."""

from collections.abc import Mapping, Sequence


def first_with(groups: Mapping[str, Sequence[str]], value: str) -> str:
    """Give the first group that has a value; one may stand in several, and is chosen once."""
    return next((name for name, own in groups.items() if value in own), "")
