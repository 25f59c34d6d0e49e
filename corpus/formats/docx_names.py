"""Names of WordprocessingML: short access to the tags, attributes and children of its elements."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALSE = {"0", "false", "off", "none"}


def local(element: "_Element | None") -> str:
    """Give the tag without its namespace; "" for comments and where there is no element."""
    tag = None if element is None else element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def child(element: "_Element | None", *names: str) -> "_Element | None":
    """Follow a way of w: children, None where one of them is missing."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: "_Element | None", *names: str, attribute: str = "val") -> str | None:
    """Give an attribute of the child that a way of w: names leads to."""
    found = child(element, *names)
    return None if found is None else found.get(W + attribute)


def number(element: "_Element | None", *names: str) -> int | None:
    """Give the w:val of a child as a whole number, None where it is missing or no number."""
    found = value(element, *names)
    try:
        return None if found is None else int(found)
    except ValueError:
        return None


def switched_on(element: "_Element | None", *names: str) -> bool | None:
    """Read a switch such as w:vanish: on, off, or None where nothing is said."""
    found = child(element, *names)
    if found is None:
        return None
    return found.get(W + "val", "1").lower() not in _FALSE


def chosen(alternate: "_Element") -> "_Element | None":
    """Give the one branch of mc:AlternateContent that is read.

    The first choice is what new programs show; the fallback is taken where it alone has text.
    """
    branches = {local(branch): branch for branch in reversed(alternate)}
    choice, fallback = branches.get("Choice"), branches.get("Fallback")
    if choice is None or fallback is None:
        return fallback if choice is None else choice
    box = f".//{W}txbxContent"
    if choice.find(box) is None and fallback.find(box) is not None:
        return fallback
    return choice
