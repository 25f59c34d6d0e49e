"""Greetings, thanks, orders and noise: answered without the documents."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Status
from corpus import Corpus

_GREETING = re.compile(
    r"\W*(?:こんにちは|こんばんは|おはよう(?:ございます)?|はじめまして|初めまして|もしもし|どうも"
    r"|よろしく(?:お願いします)?|hello\b|hi\b|good (?:morning|afternoon|evening)\b"
    r"|olá\b|bom dia\b|你好)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\W*(?:(?:どうも|いつも|本当に|とても)?、?(?:ありがとう?(?:ございま(?:す|した))?|有難う|有り難う"
    r"|サンキュー?|助かり(?:まし)?た|感謝(?:します)?)|なるほど|わかりました|分かりました|了解(?:です)?"
    r"|thanks?\b(?: you)?(?: (?:so|very) much)?|obrigad[oa]\b|谢谢)",
    re.IGNORECASE,
)
# Orders to the program itself; the rules, settings and limits of a document are fair subjects.
_ORDER = re.compile(
    r"(?:指示|命令|プロンプト).{0,12}(?:無視|無効|忘れ|従え|従って|出力|開示)|システムプロンプト"
    r"|system\s*[:：]|ignore (?:all |the |your )?(?:previous|prior)|jailbreak"
    r"|(?:必ず|だけ)[「『].{0,40}[」』]と(?:だけ)?(?:答え|言|回答|出力)"
    r"|(?:引用|原文|出典).{0,8}(?:かのよう|らしく|風に|っぽく|見せかけ)|になりきって|のふりをして",
    re.IGNORECASE,
)
# A word that a greeting does not bring: two kanji or katakana, or a longer Latin word.
_SUBJECT = re.compile(r"[\u4e00-\u9fff\u30a1-\u30fa]{2,}|[a-zà-ÿ]{3,}|[?？]", re.IGNORECASE)


def answer_talk(corpus: Corpus, question: str) -> Draft | None:
    """Answer small talk and refuse orders; None for a question, a greeted one too."""
    known = dict.fromkeys(document.city for document in corpus.documents if document.city)
    if _ORDER.search(question):
        return _say(corpus, Status.UNANSWERABLE, phrases.INSTRUCTION)
    rest, thanks = _behind(question)
    if rest == question or _SUBJECT.search(rest):
        return None
    cities = "、".join(known)
    greeting = phrases.GREETING.format(cities=cities) if known else phrases.GREETING_AT_LARGE
    return _say(corpus, Status.SMALLTALK, phrases.THANKS if thanks else greeting)


def _behind(question: str) -> tuple[str, bool]:
    """Give what stands behind the greetings and thanks at a text's head; were there thanks?"""
    rest, thanks = question, False
    while found := _THANKS.match(rest) or _GREETING.match(rest):
        thanks = thanks or bool(_THANKS.match(rest))
        rest = rest[found.end() :]
    return rest, thanks


def _say(corpus: Corpus, status: Status, phrase: str) -> Draft:
    """Make a draft of one phrase."""
    draft = Draft(corpus, status=status)
    draft.say(phrase)
    return draft
