"""The signs that open a unit in Japanese official documents: 第３章, １．, （１）, ①, ア, ■, ※ …"""

import re
from dataclasses import dataclass

_NUMERAL = "0-9０-９一二三四五六七八九十百"
# Order matters: the first pattern that fits names the style.
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("omission", re.compile(r"[～〜~（(［\[]\s*(?:中略|省略|略)\s*[～〜~）)］\]]\s*$")),
    ("lost", re.compile(r"(?:[○●◎][\s　]*)+$")),
    ("note", re.compile(r"※\s*[0-9０-９]*")),
    ("chapter", re.compile(rf"第[{_NUMERAL}]+[編章節款条](?:の[{_NUMERAL}]+)*")),
    ("roman", re.compile(r"[Ⅰ-Ⅻ]+[．.]?")),
    ("decimal", re.compile(r"[0-9０-９]{1,2}[．.](?![0-9０-９])")),
    ("parenthesis", re.compile(rf"[（(][{_NUMERAL}]{{1,3}}[）)]")),
    ("circled", re.compile(r"[①-⑳㉑-㉟]")),
    ("katakana", re.compile(r"[ア-ン](?=[　 ．.])[．.]?")),
    ("latin", re.compile(r"[ａ-ｚa-z](?=[　 ．.)）])[．.)）]?")),
    ("square", re.compile(r"[■◆□◇▼▽◼]")),
    ("circle", re.compile(r"[〇○●◎]")),
    ("star", re.compile(r"[★☆]")),
    ("arrow", re.compile(r"[⇒→➡]")),
    ("bullet", re.compile(r"[・‣•]")),
    ("angle", re.compile(r"[＜〈<【][^＞〉>】]+[＞〉>】]$")),
)
# A word, a run of middle dots, its meaning.
_DEFINITION = re.compile(r"(?P<term>[^。、・\s]{2,20})\s*(?:・{2,}|…{1,}|‥{1,})\s*")
_DATE = re.compile(
    r"(?:令和|平成|昭和|R|H)?\s*[0-9０-９元]{1,4}\s*(?:[(（][RH][0-9０-９]+[)）])?\s*年(?:度)?"
    r"\s*[0-9０-９●○]{0,2}\s*月?(?:\s*[0-9０-９●○]{1,2}\s*日)?$"
)
_FIGURES = re.compile(
    r"[▲△\-−+]?[0-9０-９][0-9０-９,，.．]*[%％]?(?:\s+[▲△]?[0-9０-９,，.．]+[%％]?)*$"
)
# What a cell prints in the place of a text that the other column has.
_VOID = re.compile(r"[（(]?\s*(?:新設|新規|追加|削除|削る|なし|[-－―ー‐–—]+)\s*[）)]?$")
# Styles whose line, when short, is a heading over what follows.
HEADING_STYLES = frozenset(
    {"chapter", "roman", "decimal", "parenthesis", "circled", "square", "circle", "angle"}
)
HEADING_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign at the head of a line: its style, as printed, and its length with white space."""

    style: str
    label: str
    length: int


def find_marker(line: str) -> Marker | None:
    """Read the sign that opens a line (leading white space allowed); None where there is none."""
    body = line.lstrip()
    for style, pattern in _STYLES:
        found = pattern.match(body)
        if found:
            rest = body[found.end() :].lstrip()
            return Marker(style, found.group().strip(), len(line) - len(rest))
    return None


def find_definition(line: str) -> Marker | None:
    """Read 「用語・・・意味」 at the head of a line as a marker of style `definition`."""
    body = line.lstrip()
    found = _DEFINITION.match(body)
    if not found:
        return None
    return Marker("definition", found.group("term"), len(line) - len(body) + found.end())


def is_date_line(line: str) -> bool:
    """Tell whether a line holds nothing but a date or a year."""
    return bool(_DATE.match(line.strip()))


def is_figures_line(line: str) -> bool:
    """Tell whether a line holds nothing but figures."""
    return bool(_FIGURES.match(line.strip()))


def is_void_line(line: str) -> bool:
    """Tell whether a line says that a cell has no text: （新設）, （削除）, －."""
    return bool(_VOID.match(line.strip()))


def reads_as_heading(style: str | None, text: str) -> bool:
    """Tell whether the text of a marked unit is a heading: short and not a sentence."""
    if style not in HEADING_STYLES:
        return False
    bare = text.strip()
    return len(bare) <= HEADING_CHARACTERS and not bare.endswith(("。", "］", "]", "、"))
