"""How a question names the rows and columns of a table."""

import re
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from assistant.chunks import Chunk, chunks_of
from assistant.figure_asks import is_asking
from assistant.figure_view import Figure, is_year_alone, levels_of, names_in
from assistant.scope import Scope
from assistant.subjects import folded, terms_of
from corpus import Label, Table
from corpus.figures import is_total
from corpus.text import squash
from index.normalise import fold
from index.tokens import morphemes, tokenise

_AREA = re.compile(r"(?:地域|地区|人口)$")
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
# A head of one character is named by chance, except these.
_SHORT_HEADS = frozenset("男女")
# Weighted share of a row's name that a question must have, where it does not have all of it.
PART_SHARE = 0.35
BLANK = "　"
_SIGNED = re.compile(
    r"(?P<sign>[A-ZＡ-Ｚア-ン①-⑳Ⅰ-Ⅻ]|[0-9０-９]{1,2})[\s　.．、:：)）・]+(?P<name>[^\s0-9０-９].*)$"
)
_RING = re.compile(r"[①-⑳]")
_COUNTED = re.compile(r"(?:総数|件数|人数|数|額|量)$")
# 登録者 names 登録者数; shorter words name too much.
COUNTED_LENGTH = 3
_JOINING = re.compile(r"[\u4e00-\u9fff\u30a1-\u30faー]")
# Words that tell no figure from another.
_PLAIN_WORDS = """
人口 総 総人口 全体 全域 全市 市内 合計 総計 総数 計 小計 全 推計 将来 予測 予想 見込み 見込
見通し 想定 試算 増加 減少 増減 減り 増え 低下 上昇 差 違い 開き 変化 推移 動き 動向 傾向 幅
値 数値 数字 数 人数 実数 規模 大きさ 住民 市民 人 者 方 人間 地域 地区 エリア 区域 ゾーン
区分 年齢 年代 世代 層 別 ごと 内訳 各 順 順番 順位 位 番 最大 最小 最多 最少 最高 最低
ピーク トップ 最 計算 元 結果 資料 グラフ 棒 線 表 データ 図 統計 独自 市独自 時点 現在 頃 時 今後
先 年 年度 年間 期間 間 途中 末 割合 比率 率 比 割 倍 パーセント % 分 半分 半減 半 以上 以下
未満 以降 以前 程度 約 ほど くらい ぐらい 一緒 両方 双方 中 内 うち 基準 平均 単位 万 千 億
百 一番 いちばん 最も 話 計 具体 具体的 増 減 減り方 増え方 多い 少ない 大きい 小さい 高い
低い 令和 平成 昭和 西暦 予定 目安 だいたい 大体 ここ そこ 逆 市 町 村 何人 何 見直し
現状 現状値 基準値 元 実績 本市 当市 我が市 わが市 そちら ベース 場合 状況 様子 感じ イメージ
ポイント
"""
PLAIN = frozenset(_PLAIN_WORDS.split())
_NUMBER_OF = re.compile(r"(?:の|人)?(?:数|人口)?(?:の?(?:ピーク|推移|推計|割合|比率))?$")
_SHARE_ENDING = "の割合"


def is_plain(word: str) -> bool:
    """Tell whether a word names no thing of its own: 差, 割合, 地域."""
    return word in PLAIN


@dataclass(frozen=True)
class Naming:
    """A question with the official words in place of spoken ones, folded; `official` are those."""

    scope: Scope
    text: str
    official: tuple[str, ...]

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """The phrases of the text."""
        return chunks_of(self.text)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Every search term of the text."""
        return frozenset(tokenise(self.text))

    @cached_property
    def counted(self) -> dict[str, str]:
        """What a number of the people named would be called: 高齢者 counted is 老年人口."""
        heads = {chunk.head for chunk in self.chunks if len(chunk.head) > 1 and not chunk.verbal}
        heads |= set(self.official)
        found: dict[str, str] = {}
        for head in sorted(heads):
            for said in (head, *self._shared(head)):
                for official in self._number_of(said):
                    found.setdefault(head, official)
        return found

    def _number_of(self, said: str) -> Iterable[str]:
        """Give the official names of the number of some people."""
        people = _NUMBER_OF.sub("", said)
        for form in (f"{people}の数", f"{people}人口", said):
            for one in self.scope.synonyms.expand(form):
                if (one.start, one.end) == (0, len(form)) or form == said:
                    yield from map(fold, one.official)

    def _shared(self, head: str) -> Iterable[str]:
        """Give the people whose share a word names: 高齢者 for 高齢化率."""
        if not head.endswith("率"):
            return
        for said, official in self.scope.synonyms.official.items():
            if said.endswith(_SHARE_ENDING) and head in map(fold, official):
                yield said.removesuffix(_SHARE_ENDING)


def naming_of(scope: Scope) -> Naming:
    """Read a question as the tables in scope name things; other words stay as they are."""
    question, done, parts = scope.reading.question, 0, []
    heads = {head for table in scope.tables for head in _heads(table)}
    known = {term for head in heads for term in terms_of(head) if not term.isdigit()}
    official: list[str] = []
    for one in scope.synonyms.expand(question):
        said = fold(one.said)
        in_head = any(said in head for head in heads)
        if is_plain(said) or in_head or _is_printed(said, known):
            continue
        words = [fold(word) for word in one.official]
        named = [word for word in words if terms_of(word) & known]
        if is_asking(said):
            foreign = scope.reading.language != "ja"
            words = named = [word for word in named if foreign or word in heads]
        official += words
        if named:
            kept = one.said if is_asking(said) else ""
            parts += [question[done : one.start], kept, "・".join(named)]
            done = one.end
    text = fold("".join([*parts, question[done:]]))
    return Naming(scope, text, tuple(dict.fromkeys(official)))


def _is_printed(said: str, known: Set[str]) -> bool:
    """Tell whether the heads of tables have every word of what is said: it needs no other."""
    words = {term for term in terms_of(said) if len(term) > 1 and term not in PLAIN}
    alone = {word for word in words if not any(o != word and word in o for o in words)}
    return bool(alone) and alone <= known


def _heads(table: Table) -> frozenset[str]:
    """Give the heads of a table, folded."""
    labels = {label.text for cell in table.cells for label in (*cell.row_heads, *cell.column_heads)}
    return frozenset(map(folded, labels))


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table that a question names: their names, and the words that named them.

    `sure` says that a whole head was named, not a part of one alone.
    """

    names: tuple[str, ...]
    words: tuple[str, ...]
    sure: bool


def named_rows(figures: Sequence[Figure], naming: Naming, *, parts: bool) -> Rows:
    """Give the rows that a question names by their innermost head, totals aside.

    With `parts` a word that only one row has names it, too.
    """
    left, found, words = naming.text, [], []
    heads = {figure.name: figure.names for figure in figures}
    inner = {
        name: fold(squash(labels[-1].text if labels else "")) for name, labels in heads.items()
    }
    inner = {name: head for name, head in inner.items() if not is_total(head)}
    forms = [(form, head) for head in dict.fromkeys(inner.values()) for form in _forms(head)]
    forms += [(form, inner[name]) for name in inner for form in _signed(heads[name], figures)]
    for form, head in sorted(forms, key=lambda pair: -len(pair[0])):
        if is_said(form, left):
            found += [name for name in inner if inner[name] == head]
            words.append(form)
            left = left.replace(form, BLANK)
    found += [name for name in inner if not found and _is_ringed(heads[name], naming)]
    for said, official in naming.counted.items():
        named = [name for name in inner if inner[name] == official]
        if named and said in left and not set(named) & set(found):
            found += named
            words.append(said)
            left = left.replace(said, BLANK)
    if found:
        others = [name for name in inner if name not in found]
        beside = names_by_part(others, left) if parts else {}
        for name, term in beside.items():
            if _is_listed(term, naming.text):
                found.append(name)
                words.append(term)
        outer = [n for n in found if any(fold(label.text) in left for label in heads[n][:-1])]
        chosen = set(outer or found)
        return Rows(tuple(n for n in heads if n in chosen), tuple(words), sure=True)
    by_part = _rows_by_part(list(inner), naming, counted_rows(figures, naming)) if parts else {}
    return Rows(tuple(n for n in heads if n in by_part), tuple(by_part.values()), sure=False)


def counted_rows(figures: Sequence[Figure], naming: Naming) -> set[str]:
    """Give the rows, one or not all, whose figures are in the unit that is asked for: 何台."""
    asked = {f.name for f in figures if f.cell.unit and f"何{f.cell.unit.text}" in naming.text}
    return asked if len(asked) == 1 or len(asked) < len({f.name for f in figures}) else set()


def _rows_by_part(names: Sequence[str], naming: Naming, counted: Collection[str]) -> dict[str, str]:
    """Give the rows that a word belongs to, where the question has enough of what names them.

    One word is enough for those that alone are `counted` in the unit asked for.
    """
    lexicon = naming.scope.lexicon
    found = {}
    for name, term in names_by_part(names, naming.text).items():
        terms = _words_alone(fold(name))
        if not terms or name in counted or lexicon.share(terms, naming.terms) >= PART_SHARE:
            found[name] = term
    return found


def _words_alone(text: str) -> list[str]:
    """Give the search terms of a text that are no compounds of others and that name a thing."""
    terms = [term for term in terms_of(text) if len(term) > 1 and term not in PLAIN]
    return [t for t in terms if not any(other != t and other in t for other in terms)]


def _is_listed(term: str, text: str) -> bool:
    """Tell whether a word stands in a list of names: 北部・南部, 北部と南部."""
    between, word = r"(?:・|、|,|と|や|および|及び)", re.escape(term)
    return bool(re.search(rf"{between}{word}|{word}(?:地域|地区|人口)?{between}", text))


def _forms(head: str) -> list[str]:
    """Give what a head is called: itself, and without brackets, 地域, 人口 or 数 behind it."""
    bare = _BRACKETED.sub("", head)
    counted = _COUNTED.sub("", bare)
    forms = (head, bare, _AREA.sub("", bare), counted if len(counted) >= COUNTED_LENGTH else "")
    return [form for form in dict.fromkeys(forms) if len(form) > 1]


def _signed(labels: Sequence[Label], figures: Sequence[Figure]) -> list[str]:
    """Give what a head with a sign is called besides: 柱B and ながす of 「B　ながす」 below 柱."""
    found = _SIGNED.match(labels[-1].text.strip()) if labels else None
    if found is None:
        return []
    sign, name = fold(found["sign"]), fold(squash(found["name"]))
    stubs = [fold(squash(label.text)) for label in figures[0].table.stub[-1:]]
    return [form for form in (*(f"{stub}{sign}" for stub in stubs), name) if len(form) > 1]


def _is_ringed(labels: Sequence[Label], naming: Naming) -> bool:
    """Tell whether a question names a row by its ringed sign alone: ②の経費."""
    sign = labels[-1].text.strip()[:1] if labels else ""
    return bool(_RING.match(sign)) and sign in naming.scope.reading.question


def lacks_sign(figures: Sequence[Figure], text: str) -> bool:
    """Tell whether a folded text names a row by a sign that none has: 柱D beside 柱A to 柱C."""
    found = [_SIGNED.match(f.names[-1].text.strip()) for f in figures if f.names]
    signs = {fold(match["sign"]) for match in found if match}
    stubs = [fold(squash(label.text)) for label in figures[0].table.stub[-1:]]
    asked = [
        sign
        for stub in stubs
        for sign in re.findall(
            rf"{re.escape(stub)}([a-z]|[ア-ン]|\([0-9]{{1,2}}\)|[0-9]{{1,2}})(?=[のはがをとに、])",
            text,
        )
    ]
    return len(signs) > 1 and bool(asked) and not set(asked) <= signs


def is_said(form: str, text: str) -> bool:
    """Tell whether a text has a form that is not the tail of a longer word: 水道 of 下水道."""
    at = text.find(form)
    if at < 1 or not (_JOINING.match(text[at - 1]) and _JOINING.match(form)):
        return at >= 0
    return at in {word.start for word in morphemes(text)}


def names_by_part(names: Sequence[str], text: str) -> dict[str, str]:
    """Give the names that a word of a text belongs to, where it belongs to one name alone."""
    found: dict[str, str] = {}
    for term in tokenise(text):
        holders = [name for name in names if term in fold(name)]
        telling = len(holders) == 1 and len(term) > 1 and term not in PLAIN
        if telling and not _is_sibling(holders[0], term, text):
            found.setdefault(holders[0], term)
    return found


def _is_sibling(name: str, term: str, text: str) -> bool:
    """Tell whether a text has a term only in a name beside a given one: 中学校 beside 小学校.

    Both end alike and begin otherwise.
    """
    head = fold(_BRACKETED.sub("", name.split(BLANK)[-1]))
    longer = [word for word in tokenise(text) if term in word and word not in head]
    longest = max(longer, key=len, default="")
    pairs = enumerate(zip(longest[::-1], head[::-1], strict=False))
    alike = next((number for number, (said, printed) in pairs if said != printed), len(head))
    return bool(longest) and alike > 0 and term in head[len(head) - alike :]


# What a question calls a column that is headed otherwise: 現状値 for now, 目標値 for an aim.
_NOW, _AIM = (
    re.compile(r"今(?!後|回|度|年)|いま(?![すしせ])|現在|現状|足元"),
    re.compile(r"目標|目指|めざ"),
)
_COLUMN_CUES = (
    (_NOW, re.compile(r"現状|現在|現行|実績|基準値|直近")),
    (_AIM, re.compile(r"目標")),
)


def named_columns(figures: Sequence[Figure], text: str) -> list[str]:
    """Give the levels of heads across, other than years, that a text names or stands for."""
    named = _columns_said(figures, text)
    heads = [level for f in figures for level in levels_of(f.across) if level not in named]
    for cue, head in _COLUMN_CUES:
        if cue.search(text) and not any(head.search(level) for level in named):
            named += [level for level in dict.fromkeys(heads) if head.search(level)]
    return named


def _columns_said(figures: Sequence[Figure], text: str) -> list[str]:
    """Give the levels of heads across, other than years, that a text names in whole or by a part.

    Of heads with a named level above them and a named one of their own only the latter count.
    """
    folded = text.replace("の", "")
    levels = dict.fromkeys(part for f in figures for part in levels_of(f.across))
    plain = [level for level in levels if not is_year_alone(level)]
    named = [
        level
        for level in plain
        if (bare := fold(_BRACKETED.sub("", squash(level))).replace("の", "")) in folded
        and (len(bare) > 1 or bare in _SHORT_HEADS)
    ]
    longest = [h for h in named if not any(h != other and h in other for other in named)]
    return longest or list(names_by_part(plain, text))


def terms_about(figures: Sequence[Figure]) -> frozenset[str]:
    """Give the terms of a table's heads, caption, unit and headings."""
    table = figures[0].table
    words = [*table.section.path[-2:], *names_in(figures), *(f.column for f in figures)]
    words += [label.text for label in (table.caption, table.unit, *table.stub) if label]
    return frozenset(term for word in dict.fromkeys(words) for term in tokenise(word))


def is_asked_by_stub(figures: Sequence[Figure], naming: Naming) -> bool:
    """Tell whether a question names what the rows are: 地区 over the names of districts."""
    stub = figures[0].table.stub
    terms = {term for label in stub for term in terms_of(fold(label.text))}
    return any(len(term) > 1 and term in naming.terms for term in terms)
