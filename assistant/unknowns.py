"""Refuses what the documents do not know: names, numbers, offices, another city's words."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.refusal import not_found, refuse
from assistant.scope import Scope
from assistant.subjects import covers, folded, statements_in, subject_of, telling
from corpus import Document, SectionKind
from corpus.offices import is_office
from corpus.text import squash
from index.normalise import fold, kanji_number
from index.tokens import morphemes

_WORD = r"[\u4e00-\u9fff\u30a1-\u30faー]"
# A number before a noun; what an answer shall hold (3つ挙げて, 1地区あたり) is no claim.
_COUNTED = re.compile(
    r"(?<![0-9.,第])(?P<number>[0-9]{1,4}|[一二三四五六七八九十](?=つの))(?:つの)?(?P<noun>回目|か年|年間|年目|年計画|年ぶり|年ごと|年おき|年毎|コース"
    rf"|(?!年|月|日|時|分|秒|円|人|%|歳|代|才|回|件|名|つ|個|か|点|字|文字|行|章|ペ|頁|条|項|号|番|級|割|倍|週|千|万|億|軒)"
    rf"{_WORD}{{1,6}})(?!あたり|当たり|につき|ごと|ずつ|挙げ|教え|以内|以上|以下|ほど|くらい|ぐらい|程度|だけ)"
)
_SPAN = re.compile(r"か年|年間|年計画")
_EVERY = re.compile(r"年(?:ぶり|ごと|おき|毎)")
_EVERY_FORM = r"(?:か年|年間|年(?!度|[0-9]))"
_SPAN_FORM = r"(?:か年|年間|年計画|年の計画)"
_PART_LABEL = re.compile(
    r"(?P<nth>第[0-9]+(?:回|条|期|号|編|節|版|次))|(?P<label>(?:別表|別紙|様式|資料|図|表|付録)[0-9]+(?:-[0-9]+)*)"
)
_NUMBERED = re.compile(
    rf"(?P<noun>{_WORD}{{2,}}?)の?(?P<number>[0-9]{{1,2}})"
    r"(?=[のはでにがをとへも、。?？ ]|から|って|だけ|$)"
)
_NEEDS = frozenset({"必要", "要る", "掛かる", "不要"})
# Whether it is needed is what is asked: 必要ですか, 要るの？, and not 要るとされている所.
_ENDS_QUESTION = re.compile(
    r"[ぁ-ん]{0,3}(?:です|でしょう|だろう|ます)?(?:か|の|ん|かな|かね|よね|って)*[?？。、\s]*$|[ぁ-ん]{0,3}(?:です|ます|の)か"
)
_OWN_WORD = re.compile(
    r"[\u4e00-\u9fff\u30a0-\u30ff]{3,}"
    r"|(?=.{6})[\u4e00-\u9fff\u30a0-\u30ff]+[ぁ-ん]{1,3}[\u4e00-\u9fff\u30a0-\u30ff]{3,}"
)
_OFFICE = re.compile(
    r"([\u4e00-\u9fff\u30a0-\u30ff]{0,12}[部課局室係])(?:が|は|って|の|で)[^。]{0,6}"
    r"(?:担当|所管|取組|取り組|何を|なにを|何(?:する|して)|どんな(?:仕事|こと|課|部)|仕事|業務|役割|役目)"
)
_LAST_CHARACTER = re.compile(r"[\u4e00-\u9fff](?![\u4e00-\u9fff])")
_IN_KANA = re.compile(r"[ぁ-ん]$")
_NAMING = frozenset({"名詞", "接尾辞", "接頭辞"})
_HIRAGANA_WORD = re.compile(r"[ぁ-んー]+")


def refuse_other_city(scope: Scope) -> Draft | None:
    """Refuse a word that only the documents of another city use."""
    cities = scope.reading.cities
    if len(cities) != 1:
        return None
    here = [d.id for d in scope.documents]
    others = [d for d in scope.corpus.documents if d.id not in here]
    for term in sorted(scope.reading.own, key=len, reverse=True):
        known_here = any(scope.lexicon.knows(term, document) for document in here)
        there = [d for d in others if scope.lexicon.knows(term, d.id)]
        if not known_here and there and _OWN_WORD.fullmatch(term):
            return _other_city(scope, there[0], term)
    for table in scope.corpus.tables if not scope.tables else ():
        years = set(scope.reading.years) & {cell.column for cell in table.cells}
        if years and Kind.NUMBER in scope.reading.kinds:
            there_too = scope.corpus.document(table.section.document)
            return _other_city(scope, there_too, f"{min(years)}年の値")
    return None


def _other_city(scope: Scope, document: Document, missing: str) -> Draft:
    """Refuse for the city that was named, and name where the word is: a city or a document."""
    other = phrases.OTHER_CITY.format(city=document.city)
    if scope.reading.chosen:
        chosen = scope.reading.chosen
        other = phrases.OTHER_CITY_THAN_CHOSEN.format(city=document.city, chosen=chosen)
    if not document.city:
        other = phrases.OTHER_DOCUMENT.format(title=document.short_title or document.title)
    return refuse(scope, not_found(scope), other, missing=[missing])


def refuse_unknown_number(scope: Scope) -> Draft | None:
    """Refuse a 3回目 or 28地区 where the documents know other numbers of them only."""
    for found in _COUNTED.finditer(fold(scope.reading.question)):
        number, noun = _figures(found.group("number")), found.group("noun")
        others = _numbers_of(scope, noun)
        if others and number not in others:
            whole = _SPAN.match(noun) or _EVERY.match(noun)
            name = found.group() if whole else f"{number}{_known_head(scope, noun)}"
            return refuse(scope, phrases.UNKNOWN_NAME.format(name=name), missing=[name])
    return None


def _numbers_of(scope: Scope, noun: str) -> set[str]:
    """Give the numbers that the documents put before a noun, or before its longest known head."""
    if _EVERY.match(noun):
        head = _EVERY_FORM
    else:
        head = _SPAN_FORM if _SPAN.match(noun) else re.escape(_known_head(scope, noun))
    if not head:
        return set()
    form = re.compile(rf"(?<![0-9.,第和成])([0-9]+|[一二三四五六七八九十](?=つの))(?:つの)?{head}")
    return {_figures(n) for s in telling(scope, form) for n in form.findall(folded(s.text))}


def _figures(numeral: str) -> str:
    """Write a numeral in figures."""
    return numeral if numeral.isdigit() else str(kanji_number(numeral))


def _known_head(scope: Scope, noun: str) -> str:
    """Give the longest beginning of a compound that stands behind a number in the documents."""
    words = [word.surface for word in morphemes(noun)]
    for last in range(len(words), 0, -1):
        head = "".join(words[:last])
        if telling(
            scope,
            re.compile(rf"(?<![第])(?:[0-9](?:つの)?|[一二三四五六七八九十]つの){re.escape(head)}"),
        ):
            return head
    return ""


def refuse_unknown_part(scope: Scope) -> Draft | None:
    """Refuse a numbered part (第3期, 別表5, 資料2-1) that the documents do not have."""
    asked = list(_PART_LABEL.finditer(squash(fold(scope.reading.question))))
    texts = [squash(folded(document.text)) for document in scope.documents] if asked else []
    for found in asked:
        name = found.group()
        form = re.compile(re.escape(name) + r"(?![0-9-])")
        also = re.compile(rf"(?<![0-9]){name[1:]}目") if name.endswith("回") else form
        if not any(form.search(text) or also.search(text) for text in texts):
            message = phrases.NO_SUCH_PART.format(part=name)
            return refuse(scope, message, missing=[name])
    return None


def refuse_unlisted_row(scope: Scope) -> Draft | None:
    """Refuse what a numbered row (グループ3) is not described by, where only its head is printed.

    The documents count such rows (4グループ) and never name this one but at the head of a row.
    """
    for found in _NUMBERED.finditer(fold(scope.reading.question)):
        noun, number = found.group("noun"), found.group("number")
        counted = telling(scope, re.compile(rf"[0-9]つ?の?{re.escape(noun)}"))
        named = telling(scope, re.compile(rf"{re.escape(noun)}{number}(?![0-9])"))
        if not counted or named:
            continue
        subject = [t for t in subject_of(scope, noun) if not t.isdigit() and noun not in t]
        if not covers(scope, _row_words(scope, noun, number), subject):
            what = phrases.ROW_OF.format(row=f"{noun}{number}")
            return refuse(scope, phrases.NO_SUCH_TYPE.format(what=what), missing=[what])
    return None


def _row_words(scope: Scope, noun: str, number: str) -> str:
    """Give the words of the rows of a number in tables with a head, and of the other heads."""
    heads = [s for s in scope.sections if s.kind is SectionKind.TABLE_HEAD]
    paths = {s.path for s in heads if squash(folded(scope.corpus.text(s))) == noun}
    words = [scope.corpus.text(s) for s in heads if s.path in paths]
    words += [
        s.text
        for s in statements_in(scope)
        if s.section.path in paths and re.match(rf"{number}(?![0-9])", folded(s.text))
    ]
    return "　".join(words)


def refuse_unknown_need(scope: Scope) -> Draft | None:
    """Refuse whether something is needed (申込みが必要ですか) that no document mentions."""
    words = morphemes(scope.reading.question)
    for thing, particle, need in zip(words, words[1:], words[2:], strict=False):
        asked = particle.surface in {"が", "は", "も"} and need.lemma in _NEEDS
        asked = asked and _ENDS_QUESTION.match(scope.reading.question, need.end) is not None
        if asked and thing.pos1 == "名詞" and not scope.lexicon.knows(thing.lemma):
            message = phrases.UNKNOWN_NAME.format(name=thing.surface)
            return refuse(scope, message, missing=[thing.surface])
    return None


def refuse_unknown_office(scope: Scope) -> Draft | None:
    """Refuse the duties of an office that no document gives any."""
    known = {name for duty in scope.corpus.duties for name in duty.departments}
    named = map(_whole_office, _OFFICE.finditer(scope.reading.question))
    for office in filter(is_office, named):
        bare = next((office.removeprefix(c) for c in scope.lexicon.cities if c in office), office)
        # the sign list of the pattern has no hiragana: 推進部 may be the tail of a known name
        if not scope.lexicon.knows(bare) and not any(name.endswith(bare) for name in known):
            message = phrases.NO_SUCH_OWNER.format(name=bare)
            return refuse(scope, message, missing=[bare])
    return None


def _whole_office(found: re.Match[str]) -> str:
    """Give an office with the nouns in hiragana that its name begins with: こども政策課."""
    text, first = found.string, found.start(1)
    for word in reversed(morphemes(text)):
        noun = word.pos1 in _NAMING and word.pos2 not in {"数詞", "非自立可能"}
        if word.end == first and noun and _IN_KANA.search(word.surface):
            first = word.start
    office = text[first : found.end(1)]
    return office if len(office) > 1 else ""


def refuse_unknown_name(scope: Scope) -> Draft | None:
    """Refuse a proper name that no document mentions; 「鈴木です。…」 only tells who asks."""
    if scope.reading.language != "ja":
        return None
    asked = scope.reading.question.rstrip("。").rpartition("。")[2]
    cities = {name for document in scope.corpus.documents for name in document.names_of_city}
    for word in morphemes(asked):
        proper = word.pos2 == "固有名詞" and len(word.surface) >= 2 and not word.surface.isascii()
        spelled = _HIRAGANA_WORD.fullmatch(word.surface)  # the dictionary cuts kana anywhere
        if not proper or spelled or scope.lexicon.knows(word.lemma):
            continue
        if any(word.surface in city and city in asked for city in cities):
            continue  # the dictionary cuts the name of a city in two
        if not any(word.surface in document.text for document in scope.corpus.documents):
            # the dictionary cuts 善光寺 in two: a last character belongs to the name
            tail = _LAST_CHARACTER.match(asked, word.end)
            name = word.surface + (tail.group() if tail else "")
            return refuse(scope, phrases.UNKNOWN_NAME.format(name=name), missing=[name])
    return None
