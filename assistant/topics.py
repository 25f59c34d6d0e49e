"""The thing that a question asks about by name, where no document has a word for it."""

from collections.abc import Sequence

from assistant.questionwords import question_words
from assistant.scope import Scope
from index.tokens import Morpheme, morphemes

# What is asked of a thing, and nouns of form: they name none. 「庶務はどこ」 names one.
_OF_A_THING = """
根拠 日付 理由 時期 話 打ち手 対策 対応 場所 名前 内容 目的 原因 要因 経緯
背景 期間 期限 範囲 事 所 物 者 方 件 様子 部分 箇所 予定 結果 状況 現状
今後 将来 全体 一部 残り 続き 違い 差 役割 意味 定義 概要 詳細 見通し 扱い
狙い 形
"""
_NOUNS = frozenset({"名詞", "接尾辞", "接頭辞", "形状詞"})


def unknown_topic(scope: Scope) -> str | None:
    """Give the last thing before は or って that neither documents nor synonyms have a word for."""
    words = morphemes(scope.reading.question)
    topics = [_noun_before(words, at) for at, word in enumerate(words) if _marks_topic(word)]
    topic = next((found for found in reversed(topics) if found), None)
    return "".join(w.surface for w in topic) if topic and _is_unknown(scope, topic) else None


def _marks_topic(word: Morpheme) -> bool:
    return word.surface in {"は", "って"} and word.pos1 == "助詞"


def _noun_before(words: Sequence[Morpheme], at: int) -> Sequence[Morpheme]:
    """Give the nouns in front of a particle that touch each other."""
    first = at
    while first and words[first - 1].pos1 in _NOUNS:
        first -= 1
    return words[first:at]


def _is_unknown(scope: Scope, topic: Sequence[Morpheme]) -> bool:
    """Tell whether no word of a topic is known, none is of asking, and no synonym covers one."""
    plain = {*question_words(), *_OF_A_THING.split()}
    cities = {name for d in scope.corpus.documents for name in d.names_of_city}
    named = "".join(word.surface for word in topic)
    if named in cities or any(w.lemma in plain or scope.lexicon.knows(w.lemma) for w in topic):
        return False
    start, end = topic[0].start, topic[-1].end
    return not any(one.start < end and start < one.end for one in scope.spoken)
