"""Refuses what hangs on something that the extraction of a document lost: shades, arrows, numbers.

What was lost is a record of the corpus; which words ask for it is wording of the language.
"""

import re
from collections.abc import Iterator

from assistant import phrases
from assistant.draft import Draft
from assistant.records import Role
from assistant.refusal import asks_sign, refuse
from assistant.scope import Scope
from assistant.subjects import covers, subject_of
from corpus import Basis, Loss, LossKind
from corpus.text import squash
from index.normalise import fold
from index.tokens import tokenise

_WHICH = (
    r"どれ|どの|どこ|どちら|何|なに|いくつ|全部|すべて|全て|一覧|教え|おしえ|挙げ|列挙|ですか|ますか"
    r"|[?？]|は$"
)
# What asks for each kind of loss; where the words of the record itself do, None.
_CUES: dict[LossKind, re.Pattern[str]] = {
    LossKind.SHADING: re.compile(
        rf"(?:網掛|網かけ|あみかけ|塗りつぶ|ぬりつぶ|グレー|灰色|影付|shaded|sombread|阴影).*(?:{_WHICH})"
        rf"|(?:{_WHICH}).*(?:網掛|網かけ|あみかけ|塗りつぶ|shaded|sombread)"
    ),
    LossKind.COLOURS: re.compile(
        r"何色|なん色|(?:丸|印|記号|●).{0,8}色|(?:赤|青|緑|黄)[色いの]*(?:丸|●|印)"
    ),
    LossKind.NUMBERS: re.compile(
        r"(?:項目|取組|取り組み|事業)の何番|何番(?:目?の項目|です|だ|に|が|$|[?？])|(?:項目|取組|取り組み|事業)の?(?:番号|[0-9]+番)"
        r"|(?<![0-9])[0-9]{1,2}番(?:の|は|に|って|が)|番号[はがを]|which number"
    ),
    LossKind.YEARS: re.compile(
        r"矢印|年度の(?:欄|列|枠|ところ|位置|マス)|(?:横)?(?:線|バー|帯)(?:は|が)[^。]{0,12}年度|\barrow|seta\b|箭头"
    ),
    LossKind.OWNERS: re.compile(
        r"(?:丸|まる|マル|○|◯|〇|印|しるし|チェック|マーク)(?:印)?(?:は|が|の)?(?:どこに|どれに|どの|ど[のこ]へ)?"
        r"(?:付|つ(?:い|く|け)|打|入って|ある|あり|無|ない)"
    ),
}
# A question by the legend's own words holds this share of them.
_LEGEND = 0.75
_WHEN = re.compile(r"いつ|何年|年度|何期|どの期|どの時期|期間|when\b|quando|什么时候|哪一?年")
# A row named by its number: グループ1, 3番, 2つ目; or which of them.
_ROW = re.compile(r"[\u30a1-\u30ffー\u4e00-\u9fff]{2,}の?[0-9]|[0-9](?:番|つ目)|どの")
_HIGH_OR_LOW = re.compile(r"高|低|多|少|大き|小さ|high|low")


def refuse_lost_mark(scope: Scope) -> Draft | None:
    """Refuse what a lost mark would tell; what a sign means is no such question."""
    if asks_sign(scope.reading.question):
        return None
    question = fold(scope.reading.question)
    losses = [loss for loss in scope.corpus.losses if scope.covers(loss.document)]
    for loss in losses:
        if _asks_for(scope, loss, question):
            return refuse_loss(scope, loss)
    return None


def _asks_for(scope: Scope, loss: Loss, question: str) -> bool:
    """Tell whether a question asks for what was lost."""
    cue = _CUES.get(loss.kind)
    if cue is not None and cue.search(question):
        return True
    if loss.kind is LossKind.SHADING:
        return _asks_by_legend(scope, loss)
    if loss.kind is LossKind.PHASES:
        return _asks_of_phase(loss, question)
    return loss.kind is LossKind.LEVELS and _asks_level(loss, question)


def _asks_of_phase(loss: Loss, question: str) -> bool:
    """Tell whether a question asks when a phase is, or of one phase and not of all."""
    known = list(_words(loss))
    named = [word for word in known if word in question]
    return bool(named) and (bool(_WHEN.search(question)) or len(named) < len(known))


def _asks_level(loss: Loss, question: str) -> bool:
    """Tell whether a question asks high or low of a row (グループ1) whose level was lost."""
    named = {t for q in loss.about for t in tokenise(q.words)} & {*tokenise(question)}
    asks = _HIGH_OR_LOW.search(question) and _ROW.search(squash(question))
    return bool(asks) and len(named) > 1


def _asks_by_legend(scope: Scope, loss: Loss) -> bool:
    """Tell whether a question asks which things have the mark by what its legend says of it."""
    subject = subject_of(scope)
    legend = "　".join(quoted.words for quoted in loss.about)
    which = re.search(
        r"どれ|どの|一覧|全部|すべて|挙げ|いくつ|何(?:が|です|件|項目)", scope.reading.question
    )
    return bool(which) and len(subject) > 1 and covers(scope, legend, subject, _LEGEND)


def _words(loss: Loss) -> Iterator[str]:
    """Give the words of what a loss is about: 離陸期, 加速期."""
    for quoted in loss.about:
        yield from (fold(word) for word in quoted.words.split() if len(word) > 1)


def mark_of(draft: Draft, loss: Loss) -> str:
    """Cite what is left of what was lost, or what it is about; give its marker, empty without."""
    quoted = next(iter((*loss.marks, *loss.about)), None)
    if quoted is None:
        return ""
    home = draft.corpus.section_at(loss.document, quoted.start)
    cited = draft.cite(home, quoted.start, quoted.end, role=Role.CONTEXT, basis=Basis.LOST)
    return f"[{cited}]"


def refuse_loss(scope: Scope, loss: Loss) -> Draft:
    """Say what was lost, citing what is left of it or what it is about."""
    draft = refuse(scope, missing=[loss.reason])
    draft.lines[0] = f"{phrases.LOST}{mark_of(draft, loss)}"
    draft.lines.insert(1, phrases.LOST_WHAT.format(reason=loss.reason))
    return draft
