"""Takes a question apart that asks more than one thing.

The cuts follow the grammar of the question alone: sentences, clauses that ask each for
themselves, nouns of asking side by side (目的と期間), words of asking side by side (誰が、いつ).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.asked_things import things_asked
from assistant.chunks import Chunk, chunks_of
from assistant.kinds import Asked, Kind, find_asked, find_kinds
from assistant.questionwords import question_words
from index.tokens import tokenise

MOST_PARTS = 3
_SENTENCE = re.compile(r"(?:[「『“][^」』”]*[」』”]|[^。？?！!\n])+[。？?！!\n]*")
_REQUEST = re.compile(
    r"(?:教えて|おしえて|示して|知りたい|ください|下さい|ほしい|欲しい|お願い)[^。？?]{0,12}[。？?\s]*$"
    r"|[はをも][。？?\s]*$"
)
# How an answer is to be given, not what it is about.
_MANNER = frozenset({Kind.COMPARE, Kind.LIST, Kind.CHANGE, Kind.COUNT, Kind.NUMBER})
# These point to what the clause before brings.
_POINTS = re.compile(r"それぞれ|(?<!と)それ|その|これら|そこ|うち|内訳|具体的")
# Nouns that ask for something about a thing; kinds and asked things bring further ones.
_ATTRIBUTE = re.compile(
    r"(?:目的|目標|理由|背景|根拠|期間|時期|期限|期日|場所|会場|担当(?:者|課|部署?)?|部署|所管|事務局"
    r"|メンバー|構成員|人数|件数|回数|頻度|役割|意味|定義|方法|手順|対象者?|条件|要件|資格|課題|名称"
    r"|割合|人口|効果|(?:対応|解決|改善)?策|改善案|財源|周期|有無|料|額|率|任期|位置[付づ]け|中央値|平均|基準|開始|終了|仕組み)$"
)
# A phrase of asking, not 何か, どこか, 10何年 or another word that holds one (かいつまんで).
_ASK = re.compile(
    r"(?:それぞれ|今|いま|また|合計|全部で?)*(?:何(?!か(?![月国所年条ら、,。教知])|とか|ら|度も|十|でも)|いつ(?!も|か(?!ら))"
    r"|どこ(?!か(?!ら))|誰(?!か(?!ら)|も)|だれ(?!か(?!ら)|も)|どなた|どの|どれ|どんな|どう(?!か)|どちら"
    r"|どっち|なぜ|いくつ(?!か)|いくら(?!か)|なに(?!か)|なん(?=[でのとだ])|いかが)"
)
_EITHER = re.compile(r"どちら|どっち")
_AND = re.compile(r"^(?:や|と|、|,|および|及び|ならびに|並びに|・|と、|や、)[、,\s]*$")
_ASKED_OF = re.compile(r"^(?:は|を|って|が|も|とは|について|に関して|[？?]|$)")
_VERB_END = re.compile(r"[いきしちにみりえけせてねめれっ]$")
_FRONT = re.compile(r"(?:の|は|って|で)[、,\s]*$")
# 根拠となる条例 joins no two nouns.
_NO_NOUN = re.compile(r"(?:なる|なった|なって|なり|する|した|して)(?![ぁ-ん]*[？?])")
_COPULA = re.compile(r"(?:です|だ|で)(?![はも])")
_OBJECT = re.compile(r"(?:を|が|の)[、,\s]*$")
_IN_ONE = re.compile(r"^(.+?)(?:・|および|及び|ならびに|並びに)(.+)$")
_WRITINGS = {
    "何": re.compile(r"何|なに|なん|どんな|どれ"),
    "どこ": re.compile(r"どこ"),
    "いつ": re.compile(r"いつ"),
    "誰": re.compile(r"誰|だれ|どなた"),
    "どの": re.compile(r"どの(?!よう|くらい)"),
    "どう": re.compile(r"どう(?!して)|いかが|どのよう"),
    "なぜ": re.compile(r"なぜ|どうして|何故"),
    "いくら": re.compile(r"いくら"),
}
_WHO, _WHEN, _WHY, _HOW_MUCH = "who", "when", "why", "how much"
_CLASSES = {
    _WHO: re.compile(r"誰|だれ|どなた|どの(?:課|部署|部|団体)|何課|何部"),
    _WHEN: re.compile(r"いつ|何年|何月|何日|何時"),
    _WHY: re.compile(r"なぜ|どうして|何故|何のため"),
    _HOW_MUCH: re.compile(r"いくら|何円|何人|何件|何回|何か所|何%|何割"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a question asks.

    `text` is a question, `name` the words of the asker for it, `before` the part that it leans
    on, `wider` the same question with more of the whole, to try where `text` finds nothing.
    """

    text: str
    name: str
    before: str = ""
    wider: str = ""


def split_question(question: str) -> tuple[Part, ...]:
    """Give the parts of a question, at most three; none where it asks one thing."""
    sentences = _asking_sentences(question)
    parts = sentences
    if len(parts) < 2:
        text = sentences[0].text if sentences else question
        parts = list(_clauses(text) or _attributes(text) or _words(text))
    if any(map(_NO_NOUN.match, (part.name for part in parts))):
        return ()
    return tuple(parts[:MOST_PARTS]) if len(parts) > 1 else ()


def own_terms(text: str) -> frozenset[str]:
    """Give the terms of a text that are no words of asking."""
    return frozenset(term for term in tokenise(text) if term not in question_words())


def _asking_sentences(question: str) -> list[Part]:
    """Give the sentences that ask; what else is said belongs to the one behind, else before."""
    parts: list[Part] = []
    told = ""
    for sentence in _SENTENCE.findall(question):
        if not (_asks(sentence) and (not parts or _is_new(sentence, parts))):
            told += sentence
            continue
        if parts and told:
            parts[-1] = replace(parts[-1], text=parts[-1].text + told)
        text = sentence if parts else told + sentence
        parts.append(Part(text, _name(sentence), parts[0].text if parts else ""))
        told = ""
    if parts and told:
        parts[-1] = replace(parts[-1], text=parts[-1].text + told)
    return parts


def _asks(sentence: str) -> bool:
    """Tell whether a sentence asks something; 〜ですよね？ and 〜ますか tell or want a yes."""
    return any(map(_asks_in, chunks_of(sentence))) or bool(
        _REQUEST.search(sentence) and _wanted(sentence) - _MANNER
    )


def _asks_in(chunk: Chunk) -> bool:
    """Tell whether a phrase asks."""
    return bool(_ASK.match(chunk.whole))


def _wanted(text: str) -> frozenset[Kind | Asked]:
    """Give the kinds and types that a text asks for."""
    asked = find_asked(text)
    return find_kinds(text) | ({asked} if asked else frozenset())


def _is_new(sentence: str, parts: Sequence[Part]) -> bool:
    """Tell whether a sentence asks for something that those before it do not."""
    if _POINTS.search(sentence) and not _wanted(sentence) - _MANNER:
        return False
    earlier = {term for part in parts for term in own_terms(part.text)}
    known = {kind for part in parts for kind in _wanted(part.text)}
    fresh = own_terms(sentence) - earlier or _wanted(sentence) - known - _MANNER
    words = {word for part in parts for word in _words_of_asking(part.text)}
    return bool(fresh or _words_of_asking(sentence) - words)


def _words_of_asking(text: str) -> set[str]:
    """Give the words of asking of a text, in one writing."""
    said = " ".join(chunk.whole for chunk in chunks_of(text) if _asks_in(chunk))
    return {word for word, form in _WRITINGS.items() if form.search(said)}


def _clauses(sentence: str) -> tuple[Part, ...]:
    """Cut a sentence into clauses that ask each for themselves: Xは何で、Yはどこですか."""
    chunks = chunks_of(sentence)
    asking = [number for number, chunk in enumerate(chunks) if _asks_in(chunk)]
    asking += [n for n in range(max(asking, default=0) + 1, len(chunks)) if _is_wanted(chunks, n)]
    for first, second in pairwise(asking):
        cut = next((n for n in range(first, second) if _ends_clause(chunks, n, first)), None)
        if cut is None:
            continue
        left, right = chunks[: cut + 1], chunks[cut + 1 :]
        parts = (_first(left),)
        said = _text(right)
        if _POINTS.search(said) or _EITHER.search(_text(left)):
            return ()
        counts = chunks[cut].verbal and Kind.COUNT in _wanted(said) - _wanted(_text(left))
        if not (counts or _is_new(said, parts)):
            return ()
        return (*parts, _second(left, right, first))
    return ()


def _is_wanted(chunks: Sequence[Chunk], number: int) -> bool:
    """Tell whether a phrase names what a request behind it wants: 電話番号も教えてください."""
    chunk = chunks[number]
    wants = is_attribute(chunk.head) and re.match(r"[をもは]", chunk.tail)
    return bool(wants and _REQUEST.search(_text(chunks[number + 1 :])))


def _first(clause: Sequence[Chunk]) -> Part:
    """Make the first clause's part: 〜はいつで、 becomes a question."""
    last = clause[-1]
    if not (_asks_in(last) and _COPULA.match(last.tail)):
        return Part(_text(clause), _name(_text(clause)))
    said = _text(clause[:-1]) + last.head
    return Part(f"{said}ですか", said)


def _ends_clause(chunks: Sequence[Chunk], number: int, asking: int) -> bool:
    """Tell whether a clause ends with a phrase: 〜し、 〜て、 〜か、 or 〜で、 before a topic."""
    chunk = chunks[number]
    pause = chunk.whole.rstrip().endswith(("、", ","))
    joined = chunk.verbal and re.search(r"[てで]$", chunk.tail)
    if joined and number + 2 < len(chunks) and chunks[number + 1].is_topic:
        return True
    if re.match(r"か[、,]", chunk.tail):
        return True
    if pause and (chunk.verbal or _VERB_END.search(chunk.head)):
        return True
    if number == asking and pause and _COPULA.match(chunk.tail) and chunks[number - 1].is_topic:
        return not _asks_in(chunks[number + 1])
    topics = [any(c.is_topic for c in part) for part in (chunks[:number], chunks[number + 1 :])]
    copula = number == asking or pause
    return copula and all(topics) and bool(_COPULA.match(chunk.tail))


def _second(left: Sequence[Chunk], right: Sequence[Chunk], asking: int) -> Part:
    """Make the second clause's part: what was spoken of before belongs to it, too.

    A topic of several nouns stands by itself.
    """
    topic = next((n for n, chunk in enumerate(right) if chunk.is_topic), 0)
    alone = topic > 0 and all(chunk.links for chunk in right[:topic])
    said = _text(right)
    text = _text(_spoken_of(left[:asking])) + said
    return Part(said if alone else text, _name(said), "", text if alone else "")


def _spoken_of(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """Give the topic and objects of a clause without the circumstances (実施の前に)."""
    topic = next((n for n, chunk in enumerate(chunks) if chunk.is_topic), -1)
    kept: list[Chunk] = list(chunks[: topic + 1])
    phrase: list[Chunk] = []
    for chunk in chunks[topic + 1 :]:
        phrase.append(chunk)
        if not chunk.links and not chunk.verbal:
            kept += phrase if _OBJECT.match(chunk.tail) else []
            phrase = []
    return kept


def _attributes(sentence: str) -> tuple[Part, ...]:
    """Cut nouns of asking apart: Xの目的と期間は; 〜する期限と、〜する期限は."""
    chunks = chunks_of(sentence)
    for number, chunk in enumerate(chunks[:-1]):
        if not (_AND.match(chunk.tail) and is_attribute(chunk.head)):
            continue
        behind = chunks[number + 1 :]
        last = next((n for n, c in enumerate(behind) if _of_both(c)), None)
        if last is None or last > MOST_PARTS:
            continue
        return _two_attributes(chunks, number, number + 1 + last)
    for number, chunk in enumerate(chunks):
        both = _IN_ONE.match(chunk.head)
        if both and _ASKED_OF.match(chunk.tail) and all(map(is_attribute, both.groups())):
            front, rest = _text(chunks[:number]), chunk.tail + _text(chunks[number + 1 :])
            return tuple(Part(front + each + rest, each) for each in both.groups())
    return ()


def _of_both(chunk: Chunk) -> bool:
    """Tell whether a phrase is a noun of asking that ends a row of them: 〜と割合の平均を."""
    ends = _ASKED_OF.match(chunk.tail) or chunk.tail.startswith("の")
    return bool(ends) and is_attribute(chunk.head)


def _two_attributes(chunks: Sequence[Chunk], first: int, last: int) -> tuple[Part, ...]:
    """Make the parts of 〜first と 〜last; what stands before the first may belong to both."""
    rest = chunks[last].tail + _text(chunks[last + 1 :])
    right = _text(chunks[first + 1 : last]) + chunks[last].head
    # the verb or noun right before the first noun goes with that alone
    cut = max((n + 1 for n in range(first) if _FRONT.search(chunks[n].tail)), default=0)
    left = _text(chunks[cut:first]) + chunks[first].head
    shared = _text(chunks[:cut]) + right
    alone = last > first + 1
    return (
        Part(_text(chunks[:cut]) + left + rest, left),
        Part((right if alone else shared) + rest, right, "", shared + rest if alone else ""),
    )


def is_attribute(noun: str) -> bool:
    """Tell whether a noun asks for something about a thing: 目的, 担当課, 申込方法."""
    if _ATTRIBUTE.search(noun):
        return True
    return bool(things_asked(noun + "は？"))


def _words(sentence: str) -> tuple[Part, ...]:
    """Ask for each of two words of asking side by side by itself: 誰が、いつ決めますか."""
    chunks = chunks_of(sentence)
    for number, (one, other) in enumerate(pairwise(chunks)):
        classes = [_class_of(chunk) for chunk in (one, other)]
        if None in classes or classes[0] == classes[1]:
            continue
        rest = (_text(chunks[:number]), _text(chunks[number + 2 :]))
        return tuple(Part(rest[0] + c.whole + rest[1], c.head) for c in (one, other))
    return ()


def _class_of(chunk: Chunk) -> str | None:
    """Give what a phrase of asking asks for, where a text can be seen to hold it."""
    if chunk.verbal or not _asks_in(chunk):
        return None
    return next((name for name, form in _CLASSES.items() if form.match(chunk.head)), None)


def _text(chunks: Sequence[Chunk]) -> str:
    """Give the text of phrases."""
    return "".join(chunk.whole for chunk in chunks)


def _name(text: str) -> str:
    """Give what a part is called: its words without a request and the sign at their end."""
    bare = re.sub(r"(?:また|そして|それと)?[。？?！!、,\s]*$", "", text.strip())
    asked = re.sub(r"[をもは、]*(?:教えて|おしえて|示して|知りたい)[^。、]{0,8}$", "", bare)
    return asked or bare
