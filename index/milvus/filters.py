"""Filters as expressions of Milvus, with values quoted so that they stay values."""

from collections.abc import Iterable

from index.records import Filter

_ESCAPES = str.maketrans({
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
})  # fmt: skip
NO_SIDE = ""
"""How a passage without a side is stored: a value, as not every engine tests for null alike."""


def expression_of(where: Filter) -> str | None:
    """Write a filter as an expression, "" where it lets all through, None where it lets nothing."""
    sides = None if where.sides is None else {side or NO_SIDE for side in where.sides}
    wanted = (
        (_among("document", where.documents)),
        (_among("city", where.cities)),
        (_among("side", sides)),
        (_sharing("departments", where.departments)),
    )
    parts = [part for part in wanted if part != ""]
    return None if None in parts else " and ".join(str(part) for part in parts)


def quoted(value: str) -> str:
    """Write a string literal. Milvus reads back exactly this value."""
    return f'"{value.translate(_ESCAPES)}"'


def numbers_among(name: str, numbers: Iterable[int], *, wanted: bool = True) -> str:
    """Demand that a whole number is one of some, or none of them."""
    return f"{name} {'in' if wanted else 'not in'} [{', '.join(map(str, numbers))}]"


def _among(name: str, values: Iterable[str] | None) -> str | None:
    """Demand that a field has one of the values; "" for any, None where none can match."""
    if values is None:
        return ""
    listed = _listed(values)
    return f"{name} in {listed}" if listed else None


def _sharing(name: str, values: Iterable[str] | None) -> str | None:
    """Demand that a list shares a value; "" for any, None where none can match."""
    if values is None:
        return ""
    listed = _listed(values)
    return f"array_contains_any({name}, {listed})" if listed else None


def _listed(values: Iterable[str]) -> str:
    """Write a list of literals, "" for an empty one."""
    literals = [quoted(value) for value in sorted(values) if _storable(value)]
    return f"[{', '.join(literals)}]" if literals else ""


def _storable(value: str) -> bool:
    """Tell whether a row can hold a value: half surrogates cannot be sent, so no row has one."""
    return not any("\ud800" <= character <= "\udfff" for character in value)
