"""A made-up city's plan: bodies, a roadmap of one course, themes; and sections from bare lines."""

from collections.abc import Iterable

from corpus import Basis, Corpus, Document, Section, SectionKind
from corpus.plan_sidecar import Plan, parse_plan
from corpus.slides import parse_outline, read_slides

TEXT = """花壇再生の進め方
見本市花壇推進委員会
・委員長 副市長
・委員 園芸課長、道路課長
水道局長
・現場部会 必要に応じて設置
・苗木班
・道具班
・監査会 〃
・事務局 園芸課

作業グループ（町会、園芸課で構成）
水やりの方法
・町会長・園芸課職員
★水源を考慮し選出
見回りの日ごとに２つのグループ
★朝の水やり
★夕方の水やり
苗木の購入
・園芸課職員
市の職員のみで構成

Ⅰ ２０３０コース ～2030(R12)年度中に整える～
現状
・苗木の値段が高い
・水やりの人手が足りない
水やりの方法
道具の更新 道具庫の設置（R11年度）
苗木の購入
WGでの検討
目標
●苗木が行き渡る町
・苗木の購入先が増えた状態
○ ○
前期 後期
Ⅲ 続けて話し合うこと
・花壇のデジタル台帳を作る
⇒ 台帳の様式の研究
市民への公開
デジタル その他
"""

_GROUP = '"作業グループ（町会、園芸課で構成）"'
_COURSE = "Ⅰ ２０３０コース ～2030(R12)年度中に整える～"
_C = f'"{_COURSE}"'
OUTLINE = f"""
[[sheet]]
part = "花壇再生の進め方"
ranges = [
  {{ at = "花壇再生の進め方", path = [], kind = "title" }},
  {{ at = "見本市花壇推進委員会", path = ["見本市花壇推進委員会"], wrapped = true }},
  {{ at = "・委員 園芸課長", path = ["見本市花壇推進委員会"], wrapped = false }},
  {{ at = "水道局長", path = ["見本市花壇推進委員会", "委員"], basis = "inferred", whole = true }},
  {{ at = "・現場部会 必要に応じて設置", path = ["見本市花壇推進委員会"], wrapped = true }},
  {{ at = "・苗木班", path = ["見本市花壇推進委員会", "現場部会"], basis = "inferred" }},
  {{ at = "・監査会", path = ["見本市花壇推進委員会"] }},
  {{ at = "作業グループ（町会", path = [{_GROUP}], kind = "heading" }},
  {{ at = "水やりの方法・町会長", path = [{_GROUP}, "水やりの方法"], basis = "inferred" }},
  {{ at = "見回りの日ごとに", path = [{_GROUP}, "水やりの方法"], wrapped = true }},
  {{ at = "苗木の購入・園芸課職員", path = [{_GROUP}, "苗木の購入"], basis = "inferred" }},
  {{ at = "市の職員のみで構成", path = [], kind = "figures" }},
  {{ at = "Ⅰ ２０３０コース", path = [{_C}], kind = "heading" }},
  {{ at = "現状・苗木", path = [{_C}, "現状"], kind = "table_head", whole = true }},
  {{ at = "・苗木の値段が高い", path = [{_C}, "現状"] }},
  {{ at = "水やりの方法道具の更新", path = [{_C}, "項目", "水やりの方法"], kind = "heading" }},
  {{ at = "道具の更新", path = [{_C}, "項目", "道具の更新"], kind = "heading" }},
  {{ at = "道具庫の設置", path = [{_C}, "項目", "道具の更新"] }},
  {{ at = "苗木の購入WG", path = [{_C}, "項目", "苗木の購入"], kind = "heading" }},
  {{ at = "WGでの検討", path = [{_C}, "項目", "水やりの方法"] }},
  {{ at = "目標", path = [{_C}, "目標"], kind = "table_head" }},
  {{ at = "●苗木が行き渡る町", path = [{_C}, "目標"], wrapped = true }},
  {{ at = "○ ○", path = [{_C}, "担当"], kind = "lost", basis = "lost" }},
  {{ at = "前期 後期", path = [{_C}, "前期 後期"], kind = "table_head" }},
  {{ at = "Ⅲ 続けて", path = ["Ⅲ 続けて話し合うこと"], kind = "heading" }},
  {{ at = "・花壇のデジタル台帳", path = ["Ⅲ 続けて話し合うこと", "デジタル"], wrapped = false }},
  {{ at = "デジタル その他", path = ["Ⅲ 続けて話し合うこと", "デジタル"], kind = "heading" }},
]
""".replace('""', '"')
PLAN = f"""
courses = [{_C}]
continued = "Ⅲ 続けて話し合うこと"
[columns]
situation = "現状"
item = "項目"
goal = "目標"
owner = "担当"
phases = "前期 後期"
[[tie]]
kind = "situation"
item = "苗木の購入"
at = "・苗木の値段が高い"
anchor = "苗木の値段"
reason = "苗木の話です"
[[loss]]
kind = "owners"
sheet = 1
marks = "○"
about = ["苗木の購入"]
reason = "○がどこに付くのかは分かりません"
"""


def plain(text: str, document_id: str = "sample") -> Document:
    """Wrap a text as a document of a made-up city."""
    return Document(
        id=document_id, title="花壇再生の進め方", city="見本市", publisher="見本市", date=None,
        sheets=1, reader="slides/1", text=text, sha256="0" * 64,
    )  # fmt: skip


def sections_of(
    text: str, lines: Iterable[tuple[str, SectionKind, tuple[str, ...]]], document: str = "sample"
) -> tuple[Section, ...]:
    """Make a section of every given line, which are looked for one behind the other."""
    sections: list[Section] = []
    for line, kind, path in lines:
        start = text.index(line, sections[-1].end if sections else 0)
        basis = Basis.LOST if kind is SectionKind.LOST else Basis.PRINTED
        sections.append(
            Section(document, start, start + len(line), kind, path or (line,), 1, basis=basis)
        )
    return tuple(sections)


def corpus_of(*texts: str) -> Corpus:
    """Make a corpus whose documents (d1, d2 …) have one paragraph a line."""
    documents = tuple(plain(text, f"d{n}") for n, text in enumerate(texts, start=1))
    sections = tuple(
        section
        for document in documents
        for section in sections_of(
            document.text,
            (
                (line, SectionKind.PARAGRAPH, ("本文",))
                for line in document.text.split("\n")
                if line
            ),
            document.id,
        )
    )
    return Corpus(documents, sections)


def plan_corpus() -> Corpus:
    """Give the made-up plan as a corpus, read by the reader of slides."""
    document = plain(TEXT)
    sections = read_slides(document, parse_outline(OUTLINE, "sample.outline.toml"))
    return Corpus((document,), sections, plans={document.id: sample_plan()})


def sample_plan() -> Plan:
    """Give the reviewed plan file of the made-up city."""
    return parse_plan(PLAN, "sample.plan.toml")
