"""The synonym file: plain text that an operator can edit, one group a line.

高齢者 = お年寄り, シニア, elderly     left the official words, right the spoken ones
# 高齢者 = 先輩                        a line, or the rest of one, that is not read
- 高齢者 = シニア                      takes these spoken words of the official one out again
- 高齢者                               takes the official word out with all it had
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeAlias

from assistant.synonym_words import plain
from corpus.state import DataFolder

FILE_NAME = "synonyms.txt"
LONGEST_WORD = 40

_COMMENT = re.compile(r"(?:^|\s)[#＃].*")
_EQUALS = re.compile("[=＝]")
_COMMA = re.compile("[,，、､]")
_KANA_OR_LATIN = re.compile("[ぁ-ゖァ-ヺーa-z]")
_FORM = "「公式の語 = 話し言葉, 話し言葉」の形の行"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a synonym file; `line` counts from 1 and is 0 for the file as a whole."""

    line: int
    seen: str
    expected: str
    remedy: str

    @property
    def message(self) -> str:
        """Tell all of it in one line, as errors do."""
        return f"{self.seen}（期待：{self.expected}）対処：{self.remedy}"


@dataclass(frozen=True, slots=True)
class Group:
    """A good line: the official words, the spoken words that count as them too."""

    line: int
    official: tuple[str, ...]
    spoken: tuple[str, ...]
    removes: bool = False


@dataclass(frozen=True)
class SynonymFile:
    """The good lines of a file, and what is wrong with the others."""

    name: str
    groups: tuple[Group, ...] = ()
    faults: tuple[Fault, ...] = ()

    @cached_property
    def added(self) -> tuple[Group, ...]:
        """Give the lines that add words."""
        return tuple(group for group in self.groups if not group.removes)


def shipped_file() -> Traversable:
    """Give the file that comes with the program."""
    return resources.files("assistant.data").joinpath(FILE_NAME)


def own_file(data: DataFolder) -> Path:
    """Give the place of the operator's file in a data folder; it may be absent."""
    return data.root / FILE_NAME


def read_file(path: Traversable) -> SynonymFile:
    """Read a file; an absent one is empty, one that cannot be read is a single fault."""
    try:
        return parse(path.read_bytes().decode("utf-8-sig"), str(path))
    except FileNotFoundError:
        return SynonymFile(str(path))
    except OSError:
        why = "開けません"
    except UnicodeDecodeError:
        why = "UTF-8 ではありません"
    remedy = "文字コード UTF-8 で保存し直すか、ファイルを消してください。"
    fault = Fault(0, f"同義語ファイル {path} は{why}", "UTF-8 のテキスト", remedy)
    return SynonymFile(str(path), faults=(fault,))


def parse(text: str, name: str) -> SynonymFile:
    """Read the text of a file; `name` is how messages call it."""
    groups: list[Group] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.split("\n"), 1):
        content = _COMMENT.sub("", line).strip()
        if not content:
            continue
        try:
            groups.append(_group(number, content))
        except _BadLine as bad:
            seen = f"同義語ファイル {name} の{number:,}行目：{bad.seen}"
            faults.append(Fault(number, seen, bad.expected, "その行を直すか、消してください。"))
    return SynonymFile(name, tuple(groups), tuple(faults))


class _BadLine(Exception):
    """A line that cannot be used: what was seen and what was expected."""

    def __init__(self, seen: str, expected: str = _FORM) -> None:
        super().__init__(seen)
        self.seen = seen
        self.expected = expected


def _group(number: int, content: str) -> Group:
    """Read one line without its comment."""
    removes = plain(content[0]) == "-"
    sides = _EQUALS.split(content[1:] if removes else content)
    if len(sides) > 2:
        raise _BadLine("「=」が二つ以上あります")
    if len(sides) < 2 and not removes:
        raise _BadLine("「=」がありません")
    official, spoken = _words(sides[0]), _words(sides[1]) if len(sides) > 1 else ()
    if not official:
        raise _BadLine("公式の語がありません")
    if len(sides) > 1 and not spoken:
        raise _BadLine("話し言葉がありません")
    if not removes:
        _check_spoken(official, spoken)
    return Group(number, official, spoken, removes)


def _words(side: str) -> tuple[str, ...]:
    """Give the words of one side of a line, each once."""
    words = tuple(dict.fromkeys(word.strip() for word in _COMMA.split(side) if word.strip()))
    for word in words:
        if len(word) > LONGEST_WORD:
            raise _BadLine(f"「{word[:10]}…」が長すぎます", f"{LONGEST_WORD}文字以内の語")
        if not any(character.isalnum() for character in word):
            raise _BadLine(f"「{word}」に文字がありません", "文字か数字のある語")
    return words


def _check_spoken(official: Iterable[str], spoken: Iterable[str]) -> None:
    """Refuse spoken words that say nothing or that would be met by chance everywhere."""
    for word in spoken:
        if word in official:
            raise _BadLine(f"「{word}」が左右の両方にあります", "左と右で違う語")
        folded = plain(word)
        if len(folded) == 1 and _KANA_OR_LATIN.match(folded):
            raise _BadLine(f"「{word}」は一文字です", "二文字以上の語（漢字は一文字でもよい）")


# An official word with a spoken one, or with all of its own (None)
_Pair: TypeAlias = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Merged:
    """What two files say together: officials by folded spoken word, and lines left."""

    official: dict[str, tuple[str, ...]]
    groups: int
    faults: tuple[Fault, ...]


def merge(shipped: SynonymFile, own: SynonymFile) -> Merged:
    """Add the operator's groups to the shipped ones, less what its `-` lines take out.

    A `-` line that takes nothing out is a fault: its words are mistyped. It never takes out what
    the operator's own file adds.
    """
    known = {pair for group in shipped.added for pair in _pairs(group)}
    known |= {(official, None) for official, _ in known}
    removing = [group for group in own.groups if group.removes]
    gone = frozenset(pair for group in removing for pair in _pairs(group))
    vain = [_nothing_removed(own.name, one) for one in removing if not known & set(_pairs(one))]
    official: dict[str, tuple[str, ...]] = {}
    groups = 0
    for source, without in ((shipped, gone), (own, frozenset[_Pair]())):
        for group in source.added:
            kept = _kept(group, without)
            groups += bool(kept)
            for said, names in kept.items():
                official[said] = tuple(dict.fromkeys((*official.get(said, ()), *names)))
    return Merged(official, groups, (*shipped.faults, *own.faults, *vain))


def _kept(group: Group, gone: frozenset[_Pair]) -> dict[str, tuple[str, ...]]:
    """Give the spoken words of a group with the official words that are left to them.

    A spoken word that folds to an official one of its group (增加 and 増加) is that word already.
    """
    ends = {plain(name) for name in group.official}
    kept = {}
    for said in (word for word in map(plain, group.spoken) if word not in ends):
        names = [name for name in group.official if not _removers(plain(name), said) & gone]
        if names:
            kept[said] = tuple(names)
    return kept


def _removers(official: str, spoken: str) -> set[_Pair]:
    """Give what a `-` line may say to take a pair out."""
    return {(official, spoken), (official, None)}


def _pairs(group: Group) -> Iterable[_Pair]:
    """Give each official word with each spoken one, folded; with None where there is none."""
    for official in map(plain, group.official):
        for spoken in group.spoken or (None,):
            yield official, None if spoken is None else plain(spoken)


def _nothing_removed(name: str, group: Group) -> Fault:
    seen = f"同義語ファイル {name} の{group.line:,}行目：外す語が付属のファイルにありません"
    remedy = "付属のファイルの行を写して頭に「-」を付けるか、その行を消してください。"
    return Fault(group.line, seen, "付属のファイルにある語", remedy)
