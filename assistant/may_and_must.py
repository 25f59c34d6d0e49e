"""Tells whether a question wants to know what one may or must do, and whether quotes say it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.scope import Scope
from assistant.subjects import terms_of
from index.tokens import Morpheme, morphemes

_ASKS_MUST = re.compile(
    r"(?:なければ|なくては|なくちゃ|なきゃ|ないと)(?:なら|なり|いけ|だめ|ダメ|駄目)"
    r"|(?:なきゃ|なくちゃ)(?:[?？]|$)|義務(?:です|なの|でしょ|[はが]?あ)|強制(?:です|なの|され)"
)
_MUST = re.compile(
    r"義務|なければ|なくては|必要|必須|必ず|ものとする|(?:て|で)いただく|べき|求め(?:る|ら|て)|禁止|ください"
)
_ASKS_MAY = re.compile(
    r"(?:でき(?:ます|る|ない|ません)|可能(?:です|でしょ|な|か))[^。、]{0,6}?[?？。]?$"
    r"|(?:受け|借り|見|[やと辞止]め|変え|続け|始め|入れ|預け)られ(?:る|ます|ない|ません)[^。、]{0,6}?[?？。]?$"
    r"|[てで]も?(?:いい|良い|よい|よろしい|構わ|かまわ|大丈夫|OK)(?!た)[^。、]{0,6}[?？。]?$"
)
_MAY = re.compile(
    r"でき(?:る|ます|ない|ません)|(?<!持続)可能|認め|許可|認可|自由|任意|得(?:る|ます)|られ(?:る|ます)場"
)
# Who asks with these wants a thing and not a yes.
_OPEN = re.compile(
    r"何|なに|どの|どん|どう|(?:どこ|誰|だれ|どなた|いつ|どれ|どち|いくら)(?!(?:ら)?でも|も[、で])"
    r"|なぜ|いくつ|なん(?=[でのとだ])"
)
_YES_OR_NO = re.compile(r"(?:か|の|かな|かね|よね|ん|です|ます|る|い)[?？。]?$|[?？]$")
_SENTENCE = re.compile(r"[^。?？]+[。?？]*")
_KANJI = re.compile("[\u4e00-\u9fff]")
# Verbs that say little by themselves, as the dictionary writes them.
_PLAIN = """
為る 成る 有る 居る 出来る 貰う 遣る 行う 使う 言う 思う 置く 見る 呉れる 頂く 良い
"""
_PLAIN_VERBS = frozenset(_PLAIN.split())
# A statement that holds so much of what is asked says it without a word for may.
SAID_SHARE = 0.75
_LONGEST_ENDING = 6


def asks_must(question: str) -> bool:
    """Tell whether a question wants to know whether one must."""
    return any(map(_ASKS_MUST.search, _wanting_yes(question)))


def asks_may(question: str) -> bool:
    """Tell whether a question wants to know whether one can or may: 断れますか, してもいい."""
    wanting = _wanting_yes(question)
    return any(map(_ASKS_MAY.search, wanting)) or any(map(_ends_in_can, wanting))


def _wanting_yes(question: str) -> list[str]:
    """Give the sentences that are to be answered with yes or no; none where more is asked."""
    if _OPEN.search(question):
        return []
    return [s for s in _SENTENCE.findall(question) if _YES_OR_NO.search(s)]


def _ends_in_can(question: str) -> bool:
    """Tell whether the last verb of a question says that one can: 断れ of 断る, もらえ of 貰う."""
    words = morphemes(question)
    verbs = [n for n, word in enumerate(words) if word.pos1 == "動詞"]
    if not verbs or len(words) - verbs[-1] > _LONGEST_ENDING:
        return False
    verb = words[verbs[-1]]
    # 断る has no form in れ but its imperative and the one that says one can
    return bool(re.search("[えけげせてねべめれ]る?$", verb.surface)) and _is_can(
        verb, words[verbs[-1] + 1 :]
    )


def _is_can(verb: Morpheme, behind: Sequence[Morpheme]) -> bool:
    """Tell whether a form in e is that of a verb in u, with an ending that an order has not."""
    ends_in_e_ru = re.search("[えけげせてねべめれいきしちにみり]る$", verb.lemma)
    follows = behind[:1]
    ended = verb.surface.endswith("る") or any(
        w.surface in {"ます", "ませ", "ない"} for w in follows
    )
    return not ends_in_e_ru and ended


def tells_must(quotes: str) -> bool:
    """Tell whether quotes say that something must be done, or need not be."""
    return bool(_MUST.search(quotes))


def tells_may(scope: Scope, quotes: str) -> bool:
    """Tell whether quotes say that one can, or hold nearly all that the question says."""
    if _has_unknown_way(scope) or not _is_told_of(scope, quotes):
        return False
    best = max((f.coverage for f in scope.evidence.found[:1]), default=0.0)
    said = scope.lexicon.share(scope.reading.own, terms_of(quotes))
    return max(best, said) >= SAID_SHARE or bool(_MAY.search(quotes))


def _has_unknown_way(scope: Scope) -> bool:
    """Tell whether one asks to do it in a way of which no document has a word: 無料で, 土足で."""
    words = morphemes(scope.reading.question)
    for word, particle in pairwise(words):
        way = word.pos1 == "名詞" and word.pos2 == "普通名詞" and particle.surface == "で"
        spoken = any(one.start <= word.start < one.end for one in scope.spoken)
        if way and not spoken and not scope.lexicon.knows(word.lemma):
            return True
    return False


def _is_told_of(scope: Scope, quotes: str) -> bool:
    """Tell whether documents or quotes have a word for what one wants to do, or a character of it.

    法人格を取る is told by 取得; 抜ける by nothing.
    """
    last = _last_deed(scope.reading.question)
    if last is None or scope.lexicon.knows(last.lemma):
        return True
    if any(one.start <= last.start < one.end for one in scope.spoken):
        return True
    return any(sign in quotes for sign in _KANJI.findall(last.lemma))


def _last_deed(question: str) -> Morpheme | None:
    """Give the last verb of a question, or noun before する or できる, that says what is done."""
    deeds = [w for w in morphemes(question) if w.pos1 == "動詞" and w.lemma not in _PLAIN_VERBS]
    return deeds[-1] if deeds else None
