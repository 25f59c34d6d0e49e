"""Names of departments taken apart as a page prints them; none is expanded or made up."""

import re
from collections.abc import Iterator

from corpus.formats.blocks import Span
from corpus.text import squash, unwrap

# Offices are named by these endings; 全庁 and 関係部署 stand for themselves and are not expanded.
_OFFICE = re.compile(
    r"(?:部|課|局|室|所|署|係|班|庁|院|館|園|校|センター|委員会|事務局|本部|協議会|公社|事業団|"
    r"チーム|グループ|[都道府県市区町村]長)(?:長)?(?:ほか|など|等)?"
    r"(?:[（(][^（()）]*[）)])?$"
)
# Words that end like an office and name none.
_NO_OFFICE = re.compile(
    r"(?:一|全|大|内|外|上|下|細|前|後|中|第?[0-9一二三四五六七八九十]+|各)部|"
    r"(?:場|住|名|長|短|急|近|便|台|[0-9一二三四五六七八九十]*[箇かカヶヵ])所|"
    r"(?:会議|教|病|寝|和|洋|個|浴)室|[0-9]+[班室校園館]|学校|別館|本館|新館|入園|入館|開館|休館|開校|放課|日課|結局"
)
_SUPERIOR = re.compile(r"(?:部|局|本部|委員会|庁|署)$")
# 、 always parts names; ・ and white space only where both sides are offices.
_STRONG = re.compile(r"[、，,／/;；|｜]")
_WEAK = re.compile(r"・|及び|並びに|[\s　]+")
_MARK = re.compile(r"^[\s　]*(?:[・◎○●★☆■]\s*)?|[\s　]*$")
_CLOSING = {"（": "）", "(": ")", "〔": "〕", "［": "］"}


def is_office(name: str) -> bool:
    """Tell whether a name ends like that of an office."""
    bare = squash(name)
    return bool(_OFFICE.search(bare)) and len(bare) > 1 and not _NO_OFFICE.fullmatch(bare)


def split_offices(text: str, start: int, end: int) -> tuple[tuple[str, Span], ...]:
    """Split text[start:end] into names with their spans.

    「企画・財政課」 stays one name, since 企画 does not end like an office; a name broken by a line
    feed is put together; 「建設部　道路課」 stays one name, an office within another.
    """
    names = []
    for first, last in _strong_parts(text, start, end):
        for part in _weak_parts(text, first, last):
            span = _bare(text, *part)
            if span[0] < span[1]:
                names.append((unwrap(text[slice(*span)]), span))
    return tuple(names)


def _strong_parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Split at 、 and the like outside brackets."""
    begin, waiting = start, ""
    for at in range(start, end):
        sign = text[at]
        if sign in _CLOSING:
            waiting = waiting or _CLOSING[sign]
        elif sign == waiting:
            waiting = ""
        elif not waiting and _STRONG.match(sign):
            yield begin, at
            begin = at + 1
    yield begin, end


def _weak_parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Split at ・ and white space where what stands on both sides ends like an office."""
    begin = start
    for found in _WEAK.finditer(text, start, end):
        before, after = text[begin : found.start()], text[found.end() : end]
        if not is_office(before) or not _begins_with_office(after):
            continue
        within = found.group().isspace() and _SUPERIOR.search(squash(before))
        if within and not _SUPERIOR.search(squash(_first(after))):
            continue
        yield begin, found.start()
        begin = found.end()
    yield begin, end


def _first(rest: str) -> str:
    """Give the first name of a rest as far as it ends like an office, else all of it."""
    for found in _WEAK.finditer(rest):
        if is_office(rest[: found.start()]):
            return rest[: found.start()]
    return rest


def _begins_with_office(rest: str) -> bool:
    """Tell whether a rest begins with a name that ends like an office."""
    return is_office(_first(rest))


def _bare(text: str, start: int, end: int) -> Span:
    """Leave out white space and bullets around a name."""
    lead = _MARK.match(text[start:end])
    start += lead.end() if lead else 0
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
