"""What every page shares: the list of pages, templates, style sheets and scripts."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as url_quote

from assistant.web import words
from assistant.web.text import flat, grouped, path_in, printed_date, short_hash, where

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' width='32' height='32'>"
    "<rect x='14.5' y='3' width='3' height='27' fill='COLOUR'/>"
    "<path d='M5 5.5h16l4.5 4-4.5 4H5z' fill='COLOUR'/>"
    "<path d='M27 17.5H11l-4.5 4 4.5 4h16z' fill='COLOUR' opacity='.55'/></svg>"
)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the site: its key, its address below the root, its name in the menu."""

    key: str
    path: str
    label: str


PAGES = (
    PageLink("chat", "./", words.PAGE_CHAT),
    PageLink("changes", "changes", words.PAGE_CHANGES),
    PageLink("duties", "duties", words.PAGE_DUTIES),
    PageLink("roadmap", "roadmap", words.PAGE_ROADMAP),
    PageLink("figures", "figures", words.PAGE_FIGURES),
    PageLink("guide", "guide", words.PAGE_GUIDE),
    PageLink("documents", "documents", words.PAGE_DOCUMENTS),
)
"""The pages in the order of the menu."""


def render(template: str, *, page: str = "", root: str = "", **values: Any) -> str:
    """Render a template of the `templates` folder; all values are escaped.

    `page` is the key of the page, `root` the way from its address to the site's root ("" or "../").
    """
    title = next((each.label for each in PAGES if each.key == page), "")
    shared = {"page": page, "root": root, "title": title, "main": "main", "styles": ()}
    return _environment().get_template(template).render({**shared, **values})


def fragment(template: str, **values: Any) -> str:
    """Render a part of a page from a template; all values are escaped."""
    return _environment().get_template(template).render(values)


def header(page: str, main: str) -> str:
    """Render the head that stands on every page; `main` is the id that the skip link leads to."""
    return render("header.html", page=page, main=main)


def head_tags(root: str, styles: tuple[str, ...], scripts: tuple[str, ...] = ()) -> str:
    """Give the tags for the head of a page: icon, style sheets and scripts from our own routes."""
    icon = "data:image/svg+xml," + url_quote(_ICON.replace("COLOUR", "#0017c1"))
    sheets = "".join(
        f'<link rel="stylesheet" href="{root}page/{name}.css">' for name in ("base", *styles)
    )
    code = "".join(f'<script src="{root}page/{name}.js"></script>' for name in ("base", *scripts))
    return f'<link rel="icon" href="{icon}">{sheets}{code}'


def source_link(document: str, start: int, end: int, version: str = "") -> str:
    """Give the address of a span below the site's root, not escaped for HTML.

    `version` is the sha256 that the offsets belong to: of another version nothing is marked.
    """
    of = f"&of={short_hash(version)}" if version else ""
    return f"source/{url_quote(document, safe='')}?start={start}&end={end}{of}#quote"


@cache
def _environment() -> "Environment":
    """Open the templates; an unknown name in one is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("assistant.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"flat": flat, "date": printed_date, "grouped": grouped, "hash": short_hash}
    made.globals |= {
        "words": words,
        "pages": PAGES,
        "icon": _markup(_ICON.replace("COLOUR", "currentColor")),
        "head": lambda root, styles: _markup(head_tags(root, styles)),
        "source_link": source_link,
        "path_in": path_in,
        "where": where,
    }
    return made


def _markup(html: str) -> "Markup":
    """Mark HTML of our own as needing no escaping."""
    from markupsafe import Markup

    return Markup(html)
