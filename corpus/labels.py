"""The number of a unit apart from its text: what renumbering changes and what it leaves alone."""

import re
from dataclasses import dataclass

from corpus.markers import Marker, find_definition, find_marker
from corpus.numbering import places
from corpus.text import squash, unwrap

_NUMERAL = "0-9０-９一二三四五六七八九十百千"
# An article's caption may stand on the article's own line.
_ARTICLE = re.compile(
    r"(?P<caption>[\s　]*[（(][^（）()\n]{1,60}[）)])?[\s　]*"
    rf"(?P<label>第[{_NUMERAL}]+条(?:の[{_NUMERAL}]+)*)"
)
# Signs that any unit may carry: they number nothing.
_UNNUMBERED = frozenset(
    {"omission", "lost", "square", "circle", "star", "arrow", "bullet", "angle", "run_in"}
)
_LETTERED = frozenset(
    {"katakana", "katakana_parenthesis", "latin", "latin_parenthesis", "capital", "annex", "word"}
)
_SIGN = re.compile(r"[部編篇章節款目条項号]")
_OMITTED = re.compile(
    r"[～〜~（(［\[〔]\s*(?:前略|中略|後略|以下略|以下省略|省略|略)\s*[～〜~）)］\]〕]$"
)
# What stands before the mark in a unit whose text is left out: a number, a caption, a heading.
OMITTED_HEAD_CHARACTERS = 40
# A name in a path that is longer than this is no bare number.
_BARE_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class Labelled:
    """A unit's text, squashed, taken apart; `label` is None for a unit without a number."""

    label: str | None
    body: str


def split_label(printed: str) -> Labelled:
    """Part a unit's number from its text; an article's caption belongs to the text."""
    article = _ARTICLE.match(printed)
    if article and article.group("caption"):
        rest = article.group("caption") + printed[article.end() :]
        return Labelled(label_key("article", article.group("label")), squash(rest))
    marker = find_marker(printed) or find_definition(printed)
    if marker is None:
        return Labelled(None, squash(printed))
    body = squash(printed[marker.length :])
    if marker.style in _UNNUMBERED:
        return Labelled(None, body)
    return Labelled(label_key(marker.style, marker.label), body)


def name_key(name: str) -> tuple[str, bool]:
    """Give the key of a name in a path, and whether it is a number."""
    label = split_label(name).label
    if label is None and len(name) <= _BARE_CHARACTERS:
        # A bare ア or ２ is a sign only where a text follows it.
        label = split_label(f"{name}　名").label
    return (label, True) if label else (squash(name), False)


def captioned_article(printed: str) -> Marker | None:
    """Read an article's number behind a caption on the same line: （目的） 第一条 この条例は."""
    found = _ARTICLE.match(printed)
    if not found or not found.group("caption"):
        return None
    rest = printed[found.end() :].lstrip()
    return Marker("article", found.group("label"), len(printed) - len(rest))


def article_label(printed: str) -> str | None:
    """Give the article number that a text opens with, as printed, below a caption or not."""
    found = _ARTICLE.match(printed)
    return found.group("label") if found else None


def label_key(style: str, label: str) -> str:
    """Give a number in one notation: 第五条 and 第５条, （一） and (1) are one each.

    The style stays in the key, for 項 ２ and 号 （２） stand below one article. Keys are for
    bringing two columns face to face; addresses keep the printed form.
    """
    found = None if style in _LETTERED else places(style, label)[0]
    if not found:
        return re.sub(r"[()\[\].,、。]", "", squash(label))
    sign = _SIGN.search(label)
    return (sign.group() if sign else f"{style} ") + "-".join(map(str, found))


def is_omitted(printed: str) -> bool:
    """Tell whether a unit's text is left out: 第３条　（略）, ２～５　（略）, ～省略～."""
    bare = printed.strip()
    found = _OMITTED.search(bare)
    if not found:
        return False
    head = bare[: found.start()].strip()
    return len(head) <= OMITTED_HEAD_CHARACTERS and not head.endswith(("。", "、", "，"))


def omitted_name(printed: str) -> str:
    """Give what stands before the mark of a part that is left out, nothing where it is bare."""
    return unwrap(_OMITTED.sub("", printed.strip()))
