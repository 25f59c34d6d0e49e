"""Where a printed line was broken only because it was full: the page's evidence, weighed.

A line was full when the beginning of the next one that may not be parted (禁則, a Latin word) had
no room left on it. A full line followed by a new marker after the end of a sentence, or by a
change of indent, ends a paragraph all the same.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.formats.pdf_blanks import ARTICLE, CAPTION, blank_between
from corpus.formats.pdf_glyphs import Glyph
from corpus.formats.pdf_lines import Line, spaced
from corpus.markers import find_marker

NOT_AT_HEAD = frozenset(
    "、。，．・：；？！」』）］｝〉》】〕’”々ゝゞーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    "％℃‥…,.:;?!)]}%､｡｣･ｰｧｨｩｪｫｬｭｮｯ"
)
NOT_AT_END = frozenset("「『（［｛〈《【〔‘“([{｢¥￥$＄")
_HANGING = frozenset("、。，．,.､｡")
_SENTENCE_END = re.compile(r"[。．！？.!?][」』）)］\]〕】]*$|[」』］\]】〕]$")
_KANJI_NUMBER = "[一二三四五六七八九十百]"
# A marker that is surely one: a number or letter with a blank after it.
_PLAIN_MARKER = re.compile(
    rf"(?:[0-9０-９]{{1,3}}|{_KANJI_NUMBER}{{1,4}}(?:の{_KANJI_NUMBER}+)*|[ア-ンａ-ｚa-z])"
    r"[．.)）]?[ 　]"
)
# The beginning of a reference whose number goes on after the break: 「第六十条の / 六」.
_CUT_REFERENCE = re.compile(rf"第(?:{_KANJI_NUMBER}|[0-9０-９]|[編章節款条項号の])*$")
# In font sizes: how near to its full width a line must come to count as full when the sentence
# goes on, how large a change of indent is, how much more than usual a gap between paragraphs is.
_NEARLY = 1.0
_INDENT = 0.5
_PITCH = 1.35
_ROUNDING = 0.03


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line in its column: lengths are in its font size, `left` and `room` from its margins.

    `lead` is the width of its beginning that may not be parted, `drop` how far it stands below
    the line before it in the same cell and on the same page, None for the first.
    """

    text: str
    left: float
    room: float
    lead: float
    drop: float | None = None


def printed_lines(lines: Sequence[Line], x0: float, x1: float) -> tuple[PrintedLine, ...]:
    """Measure lines against the margins of their column."""
    printed = []
    above: Line | None = None
    for line in lines:
        drop = None if above is None else (line.middle - above.middle) / line.size
        printed.append(
            PrintedLine(
                text=line.text,
                left=(line.box.x0 - x0) / line.size,
                room=(x1 - line.box.x1) / line.size,
                lead=_lead_width(line) / line.size,
                drop=drop,
            )
        )
        above = line
    return tuple(printed)


def right_end(line: Line) -> float:
    """Where a line ends, a comma or stop that may hang over the margin left out."""
    inked = [glyph for glyph in line.glyphs if not glyph.blank]
    if len(inked) > 1 and inked[-1].text in _HANGING:
        return inked[-2].box.x1
    return inked[-1].box.x1


def join_wraps(lines: Iterable[PrintedLine]) -> tuple[str, ...]:
    """Give the paragraphs of a cell or a block: wrapped lines joined, one text each."""
    paragraphs: list[list[PrintedLine]] = []
    lines = tuple(lines)
    pitch = usual_pitch(lines)
    for line in lines:
        if paragraphs and goes_on(paragraphs[-1], line, pitch):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(joined_text(paragraph) for paragraph in paragraphs)


def goes_on(paragraph: Sequence[PrintedLine], line: PrintedLine, pitch: float | None) -> bool:
    """Tell whether a line continues the paragraph before it."""
    last = paragraph[-1]
    if pitch and line.drop and line.drop > pitch * _PITCH:
        return False
    if _is_outdented(paragraph, line):
        return False
    opens = opens_unit(line.text)
    if is_full(last, line):
        ended = ends_sentence(last.text) or _PLAIN_MARKER.match(line.text)
        return not (opens and ended) or _is_cut_number(paragraph, line)
    if last.room < line.lead + _NEARLY and _is_cut_number(paragraph, line):
        # The blank that is printed behind an article's heading took the rest of the line.
        return True
    return last.room < line.lead + _NEARLY and not ends_sentence(last.text) and not opens


def _is_cut_number(paragraph: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Tell whether a full line ends within 「（見出し） 第六十条の六」, or within a reference."""
    last = paragraph[-1].text
    if _CUT_REFERENCE.search(last):
        return True
    if not last.endswith("）") or not ARTICLE.match(line.text):
        return False
    return bool(CAPTION.fullmatch(joined_text(paragraph)))


def is_full(last: PrintedLine, following: PrintedLine) -> bool:
    """Tell whether the beginning of the following line had no room on this one."""
    return last.room + _ROUNDING < following.lead


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends where a sentence may end."""
    return bool(_SENTENCE_END.search(text.rstrip()))


def opens_unit(text: str) -> bool:
    """Tell whether a line begins with a marker, a blank indent or a heading in brackets."""
    if text.startswith(("　", "（", "【", "［")) or _PLAIN_MARKER.match(text):
        return True
    marker = find_marker(text)
    # 「第三条の規定は」 goes on where 「第三条　」 and 「第三条（」 begin.
    if marker is None or not marker.label.startswith("第"):
        return marker is not None
    return text[len(marker.label) :][:1] in ("", " ", "　", "（")


def _is_outdented(paragraph: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Tell by its indent that a line begins a paragraph."""
    last = paragraph[-1]
    step = line.left - last.left
    if len(paragraph) == 1:
        # The second line of a paragraph may stand either way: 字下げ, or hanging below a marker.
        return step > _INDENT and not opens_unit(last.text)
    return abs(step) > _INDENT


def usual_pitch(lines: Sequence[PrintedLine]) -> float | None:
    """Give the distance of lines within a paragraph, in font sizes; None for a single line."""
    drops = sorted(line.drop for line in lines if line.drop and line.drop > 0)
    return drops[len(drops) // 4] if drops else None


def joined_text(paragraph: Sequence[PrintedLine]) -> str:
    """Give the text of lines that were broken only because they were full."""
    text = paragraph[0].text
    for line in paragraph[1:]:
        text += blank_between(text, line.text) + line.text
    return text


def _lead_width(line: Line) -> float:
    """Measure the beginning of a line that may not be parted, in points."""
    pieces = [(text, glyph) for text, glyph in spaced(line.glyphs)]
    while pieces and pieces[0][1].blank:
        pieces.pop(0)
    end = 1
    while end < len(pieces) and _holds_together(pieces[end - 1][0], pieces[end]):
        end += 1
    return pieces[end - 1][1].box.x1 - pieces[0][1].box.x0


def _holds_together(before: str, following: tuple[str, Glyph]) -> bool:
    text, glyph = following
    if glyph.blank or text[0] == " ":
        return False
    if text[0] in NOT_AT_HEAD or before[-1] in NOT_AT_END:
        return True
    return _is_word(before[-1]) and (_is_word(text[0]) or text[0] in NOT_AT_END)


def _is_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "-_/@'")


def without_drop(line: PrintedLine) -> PrintedLine:
    """Give a line as the first of its page."""
    return replace(line, drop=None)
