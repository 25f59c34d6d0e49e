"""The thing that a question asks about by name, where no document has a word for it."""

import re
from collections.abc import Sequence

from assistant.kinds import counts
from assistant.questionwords import question_words
from assistant.scope import Scope
from corpus.text import squash
from index.normalise import fold
from index.tokens import Morpheme, morphemes

# What is asked of a thing, and nouns of form: they name none. 「庶務はどこ」 names one.
_OF_A_THING = """
根拠 日付 理由 時期 話 打ち手 対策 対応 場所 名前 内容 目的 原因 要因 経緯
背景 期間 期限 範囲 事 所 物 者 方 件 様子 部分 箇所 予定 結果 状況 現状
今後 将来 全体 一部 残り 続き 違い 差 役割 意味 定義 概要 詳細 見通し 扱い
狙い 形
"""
# Nouns of form that ask for a wording, a forecast, a name … of what another noun names.
_OF_FORM = """
見込み 予想 予測 見通し 内訳 注記 注釈 脚注 注 語句 字句 文章 表記 題名
題目 見出し 名称 呼称 正体 狙い所 要点 概略 数字 数値 値 順番 順序 番号
種別 分類 位置 立場 立ち位置 特色 特徴 特長 条件 長所 短所 利点 欠点 中心
主眼 主旨 要旨 順位 拠り所 手続 手段 手法 手だて 段取り 骨子 柱 肝 鍵
最終 最後 最初 冒頭 全員 全域 両方 両者 片方 一方
"""
_KANJI = re.compile(r"[\u4e00-\u9fff]{2,}")
# What follows the thing that is asked for itself.
_ASKS_OF = re.compile(
    r"(?:は|って)[、\s]*(?:[?？。]|$|何(?!か)|なに|いつ|どこ|誰|だれ|どなた|どれ|どのくらい|"
    r"どのような|どんな|いくら|いくつ|"
    r"どう(?!い[うえ])(?!し))"
    r"|を(?:、)?(?:教え|おしえ|知り|示し|読み|見た|見せ|挙げ|お願|説明し|伺い|確認し)"
)
_NUMBER_OF = re.compile("(.)数")
_WHICH = re.compile(r"(?:どんな|どのような|どういう|どういった|何の)$")
_WHICH_ONE = re.compile(r"[がをは](?!ら)")
_NOUNS = frozenset({"名詞", "接尾辞", "接頭辞", "形状詞"})


def unknown_topic(scope: Scope) -> str | None:
    """Give the last thing before は or って that neither documents nor synonyms have a word for."""
    words = morphemes(scope.reading.question)
    topics = [_noun_before(words, at) for at, word in enumerate(words) if _marks_topic(word)]
    topic = next((found for found in reversed(topics) if found), None)
    return "".join(w.surface for w in topic) if topic and _is_unknown(scope, topic) else None


def unknown_attribute(scope: Scope) -> str | None:
    """Give the noun right before what asks, a word of which neither documents nor synonyms have.

    「アトリエの来場者数は？」: the documents tell of the Atelier and not of visitors. Words of
    another language tell nothing.
    """
    question = scope.reading.question
    if scope.reading.language != "ja":
        return None
    words = morphemes(question)
    for at, word in enumerate(words):
        noun = _noun_before(words, at)
        if not noun or not _is_asked_for(question, noun[0].start, word.start):
            continue
        unknown = [w for w in noun if _is_strange(scope, w)]
        if unknown:
            return "".join(w.surface for w in noun)
    return None


def _is_asked_for(question: str, start: int, end: int) -> bool:
    """Tell whether what stands behind a noun asks for it, or what stands before: どんな研修が."""
    if _ASKS_OF.match(question, end):
        return True
    return bool(_WHICH.search(question[:start]) and _WHICH_ONE.match(question, end))


def _is_strange(scope: Scope, word: Morpheme) -> bool:
    """Tell whether a noun of kanji names a thing that nothing in the documents is called by."""
    common = word.pos1 == "名詞" and word.pos2 not in {"数詞", "固有名詞"}
    if not common or not _KANJI.fullmatch(word.surface):
        return False
    plain = {*question_words(), *_OF_A_THING.split(), *_OF_FORM.split()}
    if word.lemma in plain or word.surface in plain:
        return False
    if any(word.surface in fold(squash(document.text)) for document in scope.corpus.documents):
        return False
    if scope.lexicon.knows(word.lemma) or _is_counted(scope, word.surface):
        return False
    return not any(one.start < word.end and word.start < one.end for one in scope.spoken)


def _is_counted(scope: Scope, noun: str) -> bool:
    """Tell whether the best statement has the number that a noun asks for: 二回 for 回数."""
    best = next(iter(scope.evidence.found), None)
    counter = _NUMBER_OF.fullmatch(noun)
    if best is None or counter is None:
        return False
    return counts(fold(best.statement.text), counter.group(1))


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
