"""What a question takes to have happened: 「交代したのはなぜ」 takes it that someone followed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.tokens import Morpheme, morphemes

# Behind what is taken for granted: 〜たのはなぜ, 〜た理由は.
_ASKED_OF = re.compile(
    r"(?:の|ん)(?:は|って|が|も|で|だ)|理由|わけ|訳|経緯|いきさつ|事情|きっかけ|背景|時期|根拠"
)
_WHY_OR_WHEN = re.compile(
    r"なぜ|何故|どうして|なんで|何で|理由|わけ|訳|経緯|いきさつ|事情|きっかけ|背景|根拠|いつ|何[年月日]|時期"
)
_PAST = frozenset({"た", "だ"})
# Verbs that say of an event only that there was one.
_VERBS = """
有る 居る 来る 行く 言う 書く 思う 考える 述べる 載る 載せる 示す 見る 出来る
出る 出す 置く 決まる 決める 始まる 始める 作る 入る 入れる 変わる 変える 入れ替わる
入れ替える 差し替える 差し代わる 掛かる 付く 付ける 至る 踏み切る 加わる 加える
聞く 取る 持つ 立てる 使う 分かる 知る 違う 進む 進める 続く 続ける 遣る 行う
為さる 致す 申す 上げる 挙げる 呼ぶ 扱う 求める 定める 設ける 選ぶ 当たる 向かう
伴う
"""
# Words between a verb and its past.
_AUXILIARIES = """
れる られる せる させる ちゃう 仕舞う 居る 頂く 貰う 呉れる て で です ます
"""
_EMPTY, _BETWEEN = frozenset(_VERBS.split()), frozenset(_AUXILIARIES.split())
_NOUNS_OF_FORM = frozenset({"事", "様"})
# What is put upon something: 所得制限が付いた, 年齢制限が設けられた, 手数料が掛かるようになった.
_PUT_ON = frozenset(
    [
        "付く",
        "付ける",
        "設ける",
        "加わる",
        "加える",
        "掛かる",
        "掛ける",
        "課す",
        "出来る",
        "追加",
        "導入",
    ]
)
_PUTS = frozenset({"が", "を", "も", "は"})


@dataclass(frozen=True, slots=True)
class Presumed:
    """An event: the lemmas that name it, all of one compound or verb, and how it is said.

    `put_on` says that it is a condition or the like that was put upon something.
    """

    lemmas: tuple[str, ...]
    said: str
    put_on: bool = False


def find_presumed(question: str) -> Presumed | None:
    """Give the past event that a question of why or when takes for granted.

    None where it takes none, or says of it only that something changed, began or was made.
    """
    if not _WHY_OR_WHEN.search(question):
        return None
    words = morphemes(question)
    for place, word in enumerate(words):
        past = word.surface in _PAST and word.pos1 == "助動詞"
        if past and _ASKED_OF.match("".join(w.surface for w in words[place + 1 : place + 3])):
            condition = _put_on(words[:place])
            found = condition or _event(words[:place])
            if found is None:
                return None
            first, last = found
            said = "".join(w.surface for w in words[first : place + 1])
            lemmas = tuple(w.lemma for w in words[first : last + 1])
            return Presumed(lemmas, said, put_on=condition is not None)
    return None


def _put_on(words: Sequence[Morpheme]) -> tuple[int, int] | None:
    """Give the places of the compound that was put upon something, if a question says so."""
    last = len(words) - 1
    while last >= 0 and (words[last].pos1 == "助動詞" or words[last].lemma in _BETWEEN | {"為る"}):
        last -= 1
    if last < 2 or words[last].lemma not in _PUT_ON or words[last - 1].surface not in _PUTS:
        return None
    return _compound(words, last - 2)


def _event(words: Sequence[Morpheme]) -> tuple[int, int] | None:
    """Give the places of the first and last word that name what happened; None for an empty verb.

    The noun before する or に なる, else the verb; 〜ことにする and 〜ようになる hold another verb.
    """
    last = len(words) - 1
    while last >= 0 and (words[last].pos1 == "助動詞" or words[last].lemma in _BETWEEN):
        last -= 1
    if last < 0 or words[last].pos1 not in {"動詞", "名詞", "形状詞"}:
        return None
    if words[last].lemma not in {"為る", "成る"}:
        is_verb = words[last].pos1 == "動詞"
        return (last, last) if is_verb and words[last].lemma not in _EMPTY else None
    last -= 1
    while last >= 0 and words[last].pos1 == "助詞":
        last -= 1
    if last >= 0 and words[last].lemma in _NOUNS_OF_FORM:
        return _event(words[:last])
    return _compound(words, last)


def _compound(words: Sequence[Morpheme], last: int) -> tuple[int, int] | None:
    """Give the places of the nouns that end at a place and touch each other."""
    first = last
    while first >= 0 and words[first].pos1 in {"名詞", "接尾辞", "接頭辞", "形状詞"}:
        first -= 1
    return (first + 1, last) if first < last and words[last].pos1 != "代名詞" else None
