"""Whether the records made of the documents hold together: places, anchors, sums, coverage."""

from collections import Counter
from collections.abc import Iterator

from assistant.findings import Finding, Severity
from corpus import Corpus
from corpus.coverage import coverage
from corpus.formats.blocks import Span
from corpus.quotes import quoted_in
from corpus.sums import plain, table_sums
from corpus.text import squash

_REINSTALL = "プログラムを入れ直してください。"


def check_duplicates(corpus: Corpus) -> Finding:
    """See that no two documents share an id and no two sections a place."""
    ids = Counter(document.id for document in corpus.documents)
    places = Counter(section.key for section in corpus.sections)
    twice = [name for name, count in (ids + places).items() if count > 1]
    if twice:
        message = f"同じ ID または位置が{len(twice):,}件重なっています：{twice[0]}"
        return Finding("重複", Severity.ERROR, message, _mend(corpus, twice[0].split("@")[0]))
    return Finding("重複", Severity.OK, "文書の ID と区分の位置に重なりはありません")


def check_records(corpus: Corpus) -> Finding:
    """See that every record says what stands at its offsets; building them finds every anchor."""
    count = 0
    for document, spans, told in _pieces(corpus):
        text = corpus.document(document).text
        if squash("".join(text[start:end] for start, end in spans)) != squash(told):
            message = f"{document} の位置 {spans[0][0]:,} の記録「{told}」が原文と違います"
            return Finding("記録", Severity.ERROR, message, _mend(corpus, document))
        count += 1
    return Finding("記録", Severity.OK, f"記録 {count:,}件が、それぞれの位置の原文と一致しています")


def check_held(corpus: Corpus) -> Finding:
    """See that every non-blank character lies in a record finer than a page."""
    report = coverage(corpus)
    for one in report:
        if not one.complete:
            start, end = one.gaps[0]
            message = f"{one.document} の位置 {start}〜{end} がどの記録にも入っていません"
            return Finding("記録の網羅", Severity.ERROR, message, _mend(corpus, one.document))
    characters = sum(one.characters for one in report)
    structured = sum(one.structured for one in report)
    message = f"{characters:,}字がすべて記録に入っています（種類ごとの記録に{structured:,}字）"
    return Finding("記録の網羅", Severity.OK, message)


def check_sums(corpus: Corpus) -> Finding:
    """See that printed totals are the sums of their parts; a miss may be the document's own."""
    wrong = [finding for table in corpus.tables for finding in table_sums(table)]
    if wrong:
        first = wrong[0]
        message = (
            f"合計の合わない欄が{len(wrong):,}か所あります：{first.total.section.document} の"
            f"「{first.total.value}」（内訳の和 {plain(first.computed.result)}）"
        )
        remedy = "原文の表を確かめてください。原文のとおりであれば、そのままで構いません。"
        return Finding("合計", Severity.WARNING, message, remedy)
    count = sum(len(table.computed) for table in corpus.tables)
    return Finding("合計", Severity.OK, f"表 {len(corpus.tables):,}件、合計と増減 {count:,}か所")


def _pieces(corpus: Corpus) -> Iterator[tuple[str, tuple[Span, ...], str]]:
    """Give every piece of every record: its document, its spans, what the record says it is."""
    plans = corpus.organisation, corpus.roadmap
    details = corpus.notes, corpus.facts, corpus.aliases, corpus.omissions, corpus.losses
    for quoted in quoted_in((*plans, *details)):
        yield quoted.document, ((quoted.start, quoted.end),), quoted.text
    for table in corpus.tables:
        for cell in table.cells:
            yield cell.section.document, cell.spans, cell.value
            for label in (*cell.row_heads, *cell.column_heads):
                yield cell.section.document, label.spans, label.text
    for duty in corpus.duties:
        for office in duty.offices:
            yield duty.section.document, ((office.start, office.end),), office.name


def _mend(corpus: Corpus, document: str) -> str:
    """Say what mends a fault in a document's records."""
    if document in corpus.extracts:
        return f"「machishirube remove {document}」で外し、もう一度加えてください。"
    return _REINSTALL
