"""What elements of HTML mean for reading."""

from typing import TYPE_CHECKING

from corpus.formats.blocks import ParagraphRole

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
        "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ul", "h1", "h2", "h3", "h4", "h5", "h6",
    }
)  # fmt: skip
LISTS = frozenset({"ol", "ul", "menu", "dir"})
TABLE_PARTS = frozenset({"tr", "td", "th", "caption"})
# Not shown, or parts of a form that are no text of the page.
_SKIPPED = frozenset(
    {
        "script", "style", "template", "noscript", "head", "title", "svg", "math", "canvas",
        "object", "iframe", "video", "audio", "button", "select", "textarea", "datalist", "rt",
        "rp", "rtc",
    }
)  # fmt: skip
_OWN_PARTS = ("article", "section", "main", "aside", "td", "th")


def is_hidden(element: "HtmlElement") -> bool:
    """Tell whether a browser shows nothing of an element, or nothing that is text."""
    if element.tag in _SKIPPED or element.get("hidden") is not None:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style


def part_role(element: "HtmlElement", tag: str) -> ParagraphRole | None:
    """The role of text in navigation and page-wide heads and feet; None for other elements."""
    if _is_navigation(element):
        links = [link.get("href") or "" for link in element.iter("a")]
        inside = bool(links) and all(link.startswith("#") for link in links)
        return ParagraphRole.CONTENTS if inside else ParagraphRole.RUNNING
    if tag in {"header", "footer"} and next(element.iterancestors(*_OWN_PARTS), None) is None:
        return ParagraphRole.RUNNING
    return None


def heading_level(element: "HtmlElement") -> int | None:
    """The level of a heading, 1 to 6; None for other elements, and inside navigation."""
    level = _HEADINGS.get(str(element.tag))
    return None if level and any(map(_is_navigation, element.iterancestors())) else level


def _is_navigation(element: "HtmlElement") -> bool:
    return element.tag == "nav" or element.get("role") == "navigation"
