"""The words that a slip can have been meant for, by the ways in which they are mistyped."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.questionwords import question_words
from assistant.word_costs import readings
from index.tokens import Morpheme, morphemes

# One character of a word that may be any.
ANY = "*"
MOST_CHARACTERS = 16
# Words that questions are made of besides those of asking, which the corpus may not use.
_ASKED = """
理由 原因 目的 目標 効果 成果 結果 担当課 担当者 担当係 電話番号 連絡先 問合 窓口 受付 時期 時間
日時 期間 期限 場所 住所 方法 手順 手続 申請 条件 対象 対象者 資格 金額 予算 費用 料金 補助金 名前
名称 役割 責任者 委員 委員長 会長 代表者 人数 総数 総額 総人口 合計 平均 割合 比率 最大 最小 増加
減少 推移 予測 推計 計画 予定 開始 終了 完了 廃止 削除 追加 新設 統合 移行 移管 修正 変更 改定 改正
決定 検討 実施 設置 委託 支援 事務局 部署 部局 組織 団体 構成 種類 順番 順位 現状 課題 問題 経緯
背景 対応 対策 連携 運営 参加 募集 住民 市民 地域 地区 制度 事業 会議 開催 今年 今年度 来年度
昨年度 令和 平成 昭和 西暦
"""
_KATAKANA = re.compile("[ァ-ヺー]+")
_SMALL = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ", "ー")
_VOICED = str.maketrans(
    "カキクケコサシスセソタチツテトハヒフヘホ", "ガギグゲゴザジズゼゾダヂヅデドバビブベボ"
)
_HALF_VOICED = str.maketrans("ハヒフヘホ", "パピプペポ")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_TO_KATAKANA = {code - 0x60: code for code in range(ord("ァ"), ord("ヶ") + 1)}


def is_kanji(character: str) -> bool:
    """Tell whether a character is a kanji."""
    return "一" <= character <= "鿿"


def is_katakana(text: str) -> bool:
    """Tell whether a text is in katakana."""
    return _KATAKANA.fullmatch(text) is not None


def to_katakana(text: str) -> str:
    """Write hiragana as katakana."""
    return text.translate(_TO_KATAKANA)


def katakana_key(text: str) -> str:
    """Give what a word in kana shares with its slips: no long marks, small kana as big ones."""
    return to_katakana(text).translate(_SMALL)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some characters of a word and how they are read; None for what is written in kana."""

    text: str
    reading: str | None


class SlipWords:
    """Words by their wildcards (部署: *署, 部*), kana forms (部しょ, ぶ署) and katakana keys."""

    def __init__(self, terms: Iterable[str]) -> None:
        words = {*terms, *question_words(), *_ASKED.split()}
        self._words = sorted(word for word in words if 1 < len(word) <= MOST_CHARACTERS)

    @cached_property
    def kanji(self) -> frozenset[str]:
        """Words with two kanji and more, without digits, and the words that they end in."""
        words = [
            word
            for word in self._words
            if sum(map(is_kanji, word)) > 1 and not any(map(str.isdigit, word))
        ]
        ends = (word[part.start :] for word in words for part in morphemes(word)[1:-1])
        return frozenset(words) | {end for end in ends if sum(map(is_kanji, end)) > 2}

    @cached_property
    def wildcards(self) -> dict[str, tuple[str, ...]]:
        """Words by themselves with one kanji replaced by any."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.kanji):
            for place, character in enumerate(word):
                if is_kanji(character):
                    found.setdefault(word[:place] + ANY + word[place + 1 :], []).append(word)
        return {key: tuple(words) for key, words in found.items()}

    @cached_property
    def kana_forms(self) -> dict[str, tuple[str, ...]]:
        """Words by themselves with some touching kanji, never all, in hiragana."""
        found: dict[str, set[str]] = {}
        for word in self.kanji:
            for form in _kana_forms(word):
                found.setdefault(form, set()).add(word)
        return {form: tuple(sorted(words)) for form, words in found.items()}

    @cached_property
    def katakana(self) -> dict[str, tuple[str, ...]]:
        """Words of three and more katakana by their keys."""
        found: dict[str, list[str]] = {}
        for word in self._words:
            if is_katakana(word) and len(word) > 2:
                found.setdefault(katakana_key(word), []).append(word)
        return {key: tuple(words) for key, words in found.items()}


def _kana_forms(word: str) -> Iterator[str]:
    """Write each touching part of a word in hiragana, but never all of its kanji."""
    parts = [part for one in morphemes(word) for part in _parts(one)]
    for start in range(len(parts)):
        said = ""
        for end in range(start, len(parts)):
            part = parts[end]
            if part.reading is None:
                break
            said += part.reading
            around = "".join(p.text for p in (*parts[:start], *parts[end + 1 :]))
            if any(is_kanji(c) or is_katakana(c) for c in around):
                before = "".join(p.text for p in parts[:start])
                behind = "".join(p.text for p in parts[end + 1 :])
                yield before + said.translate(_TO_HIRAGANA) + behind


def _parts(word: Morpheme) -> Sequence[_Part]:
    """Cut a word of the dictionary into its characters with their readings, if that can be done."""
    if not word.reading or not any(map(is_kanji, word.surface)):
        return [_Part(word.surface, None)]
    split = _split(word.surface, word.reading)
    if split is None:
        return [_Part(word.surface, word.reading)]
    return [
        _Part(character, reading if is_kanji(character) else None)
        for character, reading in zip(word.surface, split, strict=True)
    ]


def _split(surface: str, reading: str) -> tuple[str, ...] | None:
    """Share a reading out among characters; the last one takes what is left if it is a kanji."""
    first, rest = surface[0], surface[1:]
    if not rest:
        known = is_kanji(first) or reading == to_katakana(first)
        return (reading,) if reading and known else None
    for sound in sorted(_sounds(first), key=len, reverse=True):
        if reading.startswith(sound) and len(reading) > len(sound):
            behind = _split(rest, reading[len(sound) :])
            if behind is not None:
                return sound, *behind
    return _split_behind(surface, reading) if len(surface) == 2 else None


def _split_behind(surface: str, reading: str) -> tuple[str, ...] | None:
    """Share a reading out between two characters by the sound of the second (ガッ ペイ)."""
    for sound in sorted(_sounds(surface[1]), key=len, reverse=True):
        if reading.endswith(sound) and len(reading) > len(sound) and is_kanji(surface[0]):
            return reading.removesuffix(sound), sound
    return None


def _sounds(character: str) -> set[str]:
    """Give how a character can sound inside a word: as it is, voiced, or cut short (ガッ)."""
    if not is_kanji(character):
        return {to_katakana(character)}
    plain = readings(character)
    begun = {
        reading[0].translate(table) + reading[1:]
        for reading in plain
        for table in (_VOICED, _HALF_VOICED)
    }
    return {s for r in {*plain, *begun} for s in (r, f"{r[:-1]}ッ" if len(r) > 1 else r)}
