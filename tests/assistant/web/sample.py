"""Answers of a script whose offsets point into the two real documents."""

from assistant.records import Answer, Change, Citation, Nearest, Role, Status
from corpus import Basis, ChangeKind, Corpus, Document, Section, SectionKind

UEDA, NAGANO = "ueda-kyodo-minaoshi", "nagano-refresh-roadmap"
CHANGED = "協働推進員はどう変わりましたか"
POLICY = "ロードマップの基本方針は何ですか"
ATELIER = "まちのアトリエはどこがどう活用しますか"
DUTIES = "市民まちづくり推進部の担当をすべて挙げてください"
SALARY = "市長の給料はいくらですか"
WHICH = "担当課はどこですか"
OVERLONG = "協働とは何ですか。" * 300
SIGNED = "災害時の取組を挙げてください"
SLOW = "ゆっくり答える質問"


def cite(marker: int, corpus: Corpus, document: str, quote: str, **given: object) -> Citation:
    """Cite the first place of a quote; page, path and side come from the section around it."""
    source = next(each for each in corpus.documents if each.id == document)
    start = source.text.index(quote)
    end = start + len(quote)
    section = next(
        s for s in corpus.sections if s.document == document and s.start <= start and end <= s.end
    )
    role = Role.CONTEXT if given.get("context") else Role.EVIDENCE
    basis = Basis.INFERRED if given.get("inferred") else Basis.PRINTED
    place = (section.path, section.page, section.sheet, section.side)
    name = corpus.side_name(section)
    return Citation(marker, role, document, source.title, *place, quote, start, end, basis, name)


def script(corpus: Corpus) -> tuple[Answer, ...]:
    """Write the answers of the script, one for each look that an answer can have."""
    return (
        _changed(corpus), _purpose(corpus), _atelier(corpus), _refused(corpus), _asked_back(),
        Answer(None, OVERLONG, Status.ERROR, "質問が2,700文字あります\n期待：2,000文字以内"),
        _duties(corpus),
        Answer(None, SIGNED, Status.ANSWERED, "- ・災害時の対応\n- 平常時の対応"),
    )  # fmt: skip


def exchanged() -> Corpus:
    """Make a corpus of one other document, with marks in it that would be tags on a page."""
    text = "公園管理計画<b>案</b>\n第１条　公園を管理します。\n"
    title = text.partition("\n")[0]
    document = Document(
        id="park", title=title, city="見本市", publisher="", date="2024-04", sheets=1,
        reader="lines/1+1", text=text, sha256="0" * 64, file_name="<i>.txt", format="txt",
    )  # fmt: skip
    head = Section("park", 0, len(title), SectionKind.TITLE, (title,), 1)
    clause = Section("park", len(title) + 1, len(text) - 1, SectionKind.CLAUSE, ("第１条",), 1)
    return Corpus((document,), (head, clause))


AFTER = (
    "協働推進員・・・協働によるまちづくりを積極的に推進するために、職員への啓発活\n"
    "動や課内調整、関係他課との連携、情報共有等の役割を担う職員を配置"
)
BEFORE = (
    "協働推進員・・・地域コミュニティの各主体からの相談に対して、ワンストップで対応\n"
    "し、庁内横断的な連携を図ることを目的に庁内各課に配置"
)


def _changed(corpus: Corpus) -> Answer:
    after, before = cite(1, corpus, UEDA, AFTER), cite(2, corpus, UEDA, BEFORE)
    heading = cite(3, corpus, UEDA, "人的支援", context=True)
    ops = (
        ("equal", "協働推進員・・・"),
        ("delete", BEFORE.removeprefix("協働推進員・・・").removesuffix("配置")),
        ("insert", AFTER.removeprefix("協働推進員・・・").removesuffix("配置")),
        ("equal", "配置"),
    )
    text = (
        (
            f"見直し後（案）では、「{AFTER}」とされています。[1]\n\n"
            f"見直し前は、「{BEFORE}」でした。[2]"
        )
        .replace("活\n動", "活動")
        .replace("対応\nし", "対応し")
    )
    return Answer(
        None,
        CHANGED,
        Status.ANSWERED,
        text,
        (after, before, heading),
        (Change(ChangeKind.CHANGED, ops, 1, 2),),
        asof=_asof(corpus),
        elapsed_ms=21.4,
    )


def _purpose(corpus: Corpus) -> Answer:
    first = cite(1, corpus, NAGANO, "住民と行政との適切な役割分担を明確にします。", inferred=True)
    second = cite(2, corpus, NAGANO, "住民自治活動の量と質の見直しにつなげます。", inferred=True)
    text = f"- {first.quote}[1]\n- {second.quote}[2]"
    return Answer(
        None,
        POLICY,
        Status.PARTIAL,
        text,
        (first, second),
        missing=("方針ごとの担当課",),
        carried="住民自治リフレッシュプロジェクト",
        asof=_asof(corpus),
        degraded=("言葉の一致だけで探した回答です。",),
    )


def _atelier(corpus: Corpus) -> Answer:
    quote = (
        "ウ　まちのアトリエ※1を活用して、市民活動団体、大学、企業との連携を図りま\n"
        "す。［市民まちづくり推進部］"
    )
    only = cite(1, corpus, UEDA, quote)
    text = "この記載は見直し後（案）だけにあります。\n" + quote.replace("\n", "") + "[1]"
    return Answer(None, ATELIER, Status.ANSWERED, text, (only,), asof=_asof(corpus))


def _duties(corpus: Corpus) -> Answer:
    quote = "イ　まちづくりに関わる様々な人材を登録し活用につなげる「人材バンク制度」"
    only = cite(1, corpus, UEDA, quote)
    return Answer(None, DUTIES, Status.ANSWERED, f"{quote}[1]", (only,), asof=_asof(corpus))


def _refused(corpus: Corpus) -> Answer:
    near = cite(1, corpus, NAGANO, "労務管理相談窓口の開設")
    place = (near.section, near.page, near.sheet, near.side)
    nearest = Nearest(near.document, near.title, *place, near.start, near.end)
    return Answer(
        None,
        SALARY,
        Status.UNANSWERABLE,
        "収録した文書には、この質問への答えの記載がありません。",
        missing=("市長の給料",),
        nearest=(nearest,),
        asof=_asof(corpus),
    )


def _asked_back() -> Answer:
    text = "どの取組みの担当課でしょうか。取組みの名前を入れてお尋ねください。"
    return Answer(None, WHICH, Status.CLARIFY, text)


def _asof(corpus: Corpus) -> dict[str, str]:
    return {document.id: document.sha256 for document in corpus.documents}
