"""Refuses questions that take for granted what the documents do not say, or say otherwise."""

import re
from dataclasses import dataclass

from assistant import phrases
from assistant.concepts import terms_said
from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.named_documents import documents_asked, printed
from assistant.own_situation import without_situation
from assistant.presumed import Presumed, find_presumed
from assistant.refusal import refuse
from assistant.scope import Scope
from assistant.subjects import about, folded, statements_in, subject_of, telling, terms_of
from corpus.text import squash
from index.normalise import fold


@dataclass(frozen=True, slots=True)
class Event:
    """Something that may have happened: the words that take it for granted and those that say it.

    `foreign` are words of other languages for `said`, which stands in the documents' own.
    """

    said: re.Pattern[str]
    told: re.Pattern[str]


def _event(said: str, told: str = "", foreign: str = "") -> Event:
    """Make an event; what tells it is what takes it for granted, and `told` besides."""
    cue = f"{said}|{foreign}" if foreign else said
    return Event(re.compile(cue), re.compile(f"{said}|{told}" if told else said))


EVENTS: tuple[Event, ...] = (
    _event(
        r"廃止|はいし(?:に|さ|する)|中止|打ち?切り|打ち?切ら|撤回|断念|解散|休止|取りやめ|取り止め|閉鎖|閉館|全廃|廃業|倒産"
        r"|(?:や|辞|止)め(?:ちゃ|た(?:理由|の)|る(?:って|こと|と|ん|の|理由|時期))|なくす(?:こと|の|理由)|閉める(?:こと|の|理由)",
        r"終了|終える|閉校|閉じ",
        r"\bclos(?:e|ed|ing|ure)\b|abolish|dissol|shut|discontinu|fechar|fechad|extin[gt]|aboli"
        r"|废除|取消|关闭|解散",
    ),
    _event(
        r"義務(?:化|か[しさ]|に|付け|づけ|となっ)|強制",
        r"しなければなら|ものとする",
        r"compulsory|mandatory|obligat|obrigat[óo]ri|强制|义务",
    ),
    _event(r"有料(?:化|に)|無料(?:化|に)|値上げ|値下げ", r"[0-9]円", r"pagar? a ser cobrad|收费"),
    _event(r"合併|統合|統廃合|再編|一本化", "合併", r"\bmerg|fundi[rd]|fusão|合并"),
    _event(r"民営化|民間委託|民間に(?:任せ|委託)|売却|譲渡", "", r"privati[sz]|民营化"),
    _event(r"移管|引き継が"),
    _event(r"直営(?:化|に)", "直営"),
    _event(
        r"(?:に|へ)(?:と)?(?:切り?替え|切替)(?:た|る(?:こと|の|理由|時期))"
        r"|(?:に|へ)移行した(?:の|理由|こと)",
        r"切り?替|転換|移行",
    ),
    _event(
        r"(?:設置|開催|実施|作成|配布|募集|検討|支給|公表|採用)(?:を)?(?:し|さ)(?:ない|なく|れない|れなく)"
        r"(?:こと|なっ|の|ん|と)"
    ),
    _event(
        r"増やさ|[回数額]が?に?(?:増え|ふえ)|増額|増設|増員|[0-9０-９二三]倍に|倍増",
        r"増",
    ),
    _event(r"減額|カットさ", r"減額"),
    _event(
        r"(?:運用|利用|制度|受付|募集|稼働|サービス)(?:が|は|を)?(?:始ま|開始)(?:って|った|りま|され|した|しま)"
        r"|稼働し(?:た|て|ま)",
        r"開始|始ま|実施|オープン|設立|設置|稼働",
    ),
    _event(
        r"移転|引っ越(?!し?て(?:き|来|く)|[すし]た?人)|建て替え|取り壊|新築",
        "",
        r"relocat|moved to|mudou de lugar|搬迁",
    ),
    _event(r"否決|可決|議決|採択|承認(?:した|され)|答申(?:した|され)", "承認|答申"),
    _event(
        r"(?:パブリック・?コメント|パブコメ|意見公募|公聴会|住民説明会)(?:[をがはでにの]|って|さ)",
        "",
    ),
    _event(
        r"閲覧|縦覧|入手|ダウンロード|購入|(?:どこ|窓口|場所)で(?:もら|貰|買|借り|見ら|見せ|読め|手に入)",
        r"公表|公開|掲載|配布|貸し?出|ホームページ",
    ),
    _event(r"訴訟|裁判|逮捕|不祥事|横領|提訴", ""),
    _event(
        r"延期|延長|延び(?:る|た|て)|先送り|前倒し|短縮",
        "",
        r"postpone|adiad|推迟|延期",
    ),
    _event(
        r"減らさ|[0-9０-９]つ?に減ら|数[がは](?:減|へ)っ|減員|間引",
        r"縮減|縮小|減少|低減|軽減",
    ),
)
# What to do if something is to happen takes nothing for granted: 合併するには, 廃止の手続は.
_IN_GENERAL = re.compile(
    r"(?:する|の)?(?:には|とき|時(?!期)|場合|手順|手続|方法|流れ|条件)|したい(?:とき|時(?!期)|場合|ん|の)"
)
# Where a question brings no known word, one of so many best statements tells of the event.
NEAR = 5
# In a before/after table a text that is gone is a change, and is answered as one.
_GONE = _event(
    r"[がはも](?:なくな|無くな)(?:って|った(?:後|あと|の|ら)|る(?:の|ん|って|こと))",
    r"廃止|解散|終了|閉",
)
_NOUN_BEFORE = re.compile(r"[\u4e00-\u9fff\u30a1-\u30ffーa-z0-9]{0,16}$")
CAUSE = re.compile(r"なぜ|何故|どうして|なんで|理由|わけ|要因|原因|why\b|por que|为什么|why")
OPEN = re.compile(
    r"なぜ|何故|どうして|なんで|理由|経緯|いきさつ|わけ[はを]|要因|原因|きっかけ|事情|背景|根拠"
    r"|いつ|誰|だれ|どなた|どこ|どの|どれ|何|なに|いくら|いくつ|どう"
    r"|why\b|when\b|who\b|which\b|por que|quando|quem|为什么|什么时候|谁"
)
_WHICH_PART = re.compile(
    r"(?:もの|項目|部分|取組|取り組み|文|文言|記述|記載)(?:は|って)(?:何|なに|どれ|どこ|あり)"
)
# 「削除されたのは何ですか」, with no word on what it is about.
_WHICH_ONE = re.compile(
    r"(?P<said>[一-鿿ぁ-ん]+た)の(?:は|って)(?:何(?![一-鿿])|なに|どれ|どの|どこ|どんな)"
)


def refuse_untold_event(scope: Scope) -> Draft | None:
    """Refuse what a question takes for granted (that something ended, became a duty) untold."""
    question = _asked(scope).lower()
    if not scope.documents or _is_about_deletion(scope):
        return None
    for event in EVENTS if _is_about_table(scope) else (*EVENTS, _GONE):
        said = event.said.search(question)
        if not said or _IN_GENERAL.match(question, said.end()):
            continue
        if _is_told(scope, event, said.group()):
            continue
        words = said.group().lstrip("がをはも")
        known = telling(scope, re.compile(re.escape(fold(words)))) or _is_printed(scope, words)
        if event is _GONE:  # a verb alone names nothing: 住自協がなくなって
            words = _NOUN_BEFORE.findall(question[: said.start()])[0] + said.group()
        phrase = phrases.NOT_SAID_OF.format(said=words)
        message = phrase if known or event is _GONE else phrases.UNKNOWN_NAME.format(name=words)
        return refuse(scope, message, missing=[words])
    return _refuse_unheard_of(scope)


def _asked(scope: Scope) -> str:
    """Give the question without what its asker tells of himself, unless that tells of an event."""
    return without_situation(scope.reading.question, (event.said for event in EVENTS))


def _refuse_unheard_of(scope: Scope) -> Draft | None:
    """Refuse why or when something happened that no document has a word for."""
    event = find_presumed(_asked(scope))
    changed = Kind.CHANGE in scope.reading.kinds and _is_about_table(scope)
    if event is None or (changed and not event.put_on) or scope.reading.language != "ja":
        return None
    if _is_heard_of(scope, event):
        return None
    question = scope.reading.question
    for found in scope.spoken:
        if found.official and not terms_said(question, found).isdisjoint(event.lemmas):
            return None
    known = _is_printed(scope, event.said)
    message = phrases.NOT_SAID_OF.format(said=event.said)
    if not known:
        message = phrases.UNKNOWN_NAME.format(name=event.said)
    return refuse(scope, message, missing=[event.said])


def _is_printed(scope: Scope, said: str) -> bool:
    """Tell whether any document of the cities asked about prints some words."""
    words = squash(fold(said))
    return any(words in printed(document) for document in documents_asked(scope))


def _is_heard_of(scope: Scope, event: Presumed) -> bool:
    """Tell whether the documents have the words of an event: of a condition, in one statement."""
    if not all(map(scope.lexicon.knows, event.lemmas)):
        return False
    words = set(event.lemmas)
    return not event.put_on or any(words <= terms_of(folded(s.text)) for s in statements_in(scope))


def _is_about_table(scope: Scope) -> bool:
    """Tell whether the best statement stands in a document with a before/after table."""
    tabled = {revision.document for revision in scope.revisions}
    return any(f.statement.section.document in tabled for f in scope.evidence.found[:1])


def _is_told(scope: Scope, event: Event, said: str) -> bool:
    """Tell whether a statement about the subject tells of an event."""
    subject = [t for t in subject_of(scope, said) if not event.said.search(t)]
    statements = telling(scope, event.told)
    if not subject and scope.evidence.found:
        near = {f.statement.start for f in scope.evidence.found[:NEAR]}
        return any(s.start in near for s in statements)
    return bool(about(scope, statements, subject))


def _is_about_deletion(scope: Scope) -> bool:
    """Tell whether a question of a before/after table asks yes or no, or what is gone from it."""
    if not scope.revisions:
        return False
    question = scope.reading.question.lower()
    which = _WHICH_ONE.search(question)
    if which and Kind.CHANGE in scope.reading.kinds and not subject_of(scope, which.group("said")):
        return True
    return not OPEN.search(question) or bool(
        _WHICH_PART.search(question) and not CAUSE.search(question)
    )


_STEP = re.compile(
    r"([0-9]+)(つ|[\u4e00-\u9fff]{1,3})?[のがは]?(?:大|もの)?から([0-9]+)(つ|[\u4e00-\u9fff]{1,3})?[にへ]"
)


def refuse_reversed_step(scope: Scope) -> Draft | None:
    """Refuse a step from 5 to 4 where the table shows one from 4 to 5."""
    for step in _STEP.finditer(fold(scope.reading.question)):
        unit = re.escape(step.group(2) or step.group(4) or "")
        first, second = (rf"(?<![0-9]){step.group(n)}{unit}" for n in (1, 3))
        for revision in scope.revisions:
            if revision.after is None or revision.before is None:
                continue
            after, before = (
                folded(scope.corpus.text(side)) for side in (revision.after, revision.before)
            )
            forth = re.search(first, before) and re.search(second, after)
            back = re.search(second, before) and re.search(first, after)
            if back and not forth:
                return refuse(
                    scope,
                    phrases.NOT_SAID_OF.format(said=step.group()),
                    missing=[step.group()],
                )
    return None
