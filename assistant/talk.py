"""Greetings, thanks, orders and noise: answered without the documents."""

import re

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Status
from corpus import Corpus

_GREETING = re.compile(
    r"^\W*(?:こんにちは|こんばんは|おはよう|はじめまして|初めまして|もしもし|どうも|よろしく"
    r"|hello|hi|good (?:morning|afternoon|evening)|olá|bom dia|你好)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^\W*(?:(?:どうも|いつも|本当に)?(?:ありがと|有難|有り難う|サンキュ|助かり(?:まし)?た|感謝)"
    r"|なるほど|わかりました|分かりました|了解|thanks?\b|thank you|obrigad[oa]|谢谢)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:指示|命令|ルール|制約|設定|プロンプト).{0,12}(?:無視|無効|忘れ|従え|従って|出力|開示|表示|教え)"
    r"|システムプロンプト|system\s*[:：]|ignore (?:all |the |your )?(?:previous|prior)|jailbreak"
    r"|(?:必ず|だけ)[「『].{0,40}[」』]と(?:だけ)?(?:答え|言|回答|出力)"
    r"|引用(?:である)?かのように|引用らしく|(?:表示|出力|作成)しなさい"
    r"|になりきって|のふりをして|公式発表文を|出典付きで作",
    re.IGNORECASE,
)
# Above this length something was asked besides the greeting.
TALK_CHARACTERS = 30


def answer_talk(corpus: Corpus, question: str) -> Draft | None:
    """Answer small talk and refuse orders; None for a question."""
    cities = "、".join(dict.fromkeys(document.city for document in corpus.documents))
    if _ORDER.search(question):
        return _say(corpus, Status.UNANSWERABLE, phrases.INSTRUCTION)
    if len(question) <= TALK_CHARACTERS and not re.search(r"[?？]|ですか|ますか", question):
        if _THANKS.search(question):
            return _say(corpus, Status.SMALLTALK, phrases.THANKS)
        if _GREETING.search(question):
            return _say(corpus, Status.SMALLTALK, phrases.GREETING.format(cities=cities))
    return None


def _say(corpus: Corpus, status: Status, phrase: str) -> Draft:
    """Make a draft of one phrase."""
    draft = Draft(corpus, status=status)
    draft.say(phrase)
    return draft
