"""Whether originals, sections, model and index hold together: one finding a check."""

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from assistant.adding import outdated
from assistant.checkup_records import check_duplicates, check_held, check_records, check_sums
from assistant.documents import current_library
from assistant.feedback import FeedbackStore
from assistant.findings import Check, Finding, Severity
from assistant.settings import Settings
from assistant.synonym_file import own_file
from assistant.synonyms import load_synonyms
from corpus import Corpus, load_corpus
from corpus.added import read_library
from corpus.added_store import damage, leftovers
from corpus.errors import MachishirubeError
from corpus.formats.blocks import Span, written_spans
from corpus.manifest import bundled_folder, open_document, read_manifest
from corpus.records import Section
from corpus.state import DataFolder

if TYPE_CHECKING:
    from index.manifest import Manifest

_BUILD = "「machishirube build」を実行してください。"
_REINSTALL = "プログラムを入れ直してください。"


def check_up(
    data: DataFolder, settings: Settings, folder: Traversable | None = None
) -> tuple[Finding, ...]:
    """Run every check; `folder` holds the originals (default: those that come with the program)."""
    folder = folder or bundled_folder()
    findings = [
        _guarded("原文", lambda: check_originals(folder)),
        _guarded("目録", lambda: check_library(data)),
        _guarded("保存", lambda: check_stored(data)),
        _guarded("モデル", lambda: check_model(data, settings)),
        *_reranker_findings(data, settings),
        _guarded("同義語", lambda: check_synonyms(data)),
        _guarded("ご意見", lambda: check_feedback(data, settings)),
    ]
    try:
        corpus = load_corpus(folder, data=data, library=current_library(data))
    except MachishirubeError as error:
        return (*findings, _told("文書の読み取り", error))
    checks: dict[str, Check] = {
        "取り出し": lambda: check_extracts(corpus),
        "位置": lambda: check_offsets(corpus),
        "網羅": lambda: check_coverage(corpus),
        "重複": lambda: check_duplicates(corpus),
        "記録": lambda: check_records(corpus),
        "記録の網羅": lambda: check_held(corpus),
        "合計": lambda: check_sums(corpus),
        "索引": lambda: check_index(data, settings, corpus),
    }
    return (*findings, *(_guarded(name, check) for name, check in checks.items()))


def check_originals(folder: Traversable) -> Finding:
    """Compare the sha256 of every original with the manifest."""
    entries = read_manifest(folder).document
    for entry in entries:
        open_document(folder, entry)
    return Finding("原文", Severity.OK, f"{len(entries)}件の原文が目録の sha256 と一致しています")


def check_library(data: DataFolder) -> Finding:
    """See that the list of added documents is the one that the current index was made from."""
    listed, current = read_library(data), current_library(data)
    if listed.revision < current.revision:
        message = "加えた文書の目録が、索引より古くなっています（書き込みの途中で止まりました）"
        return Finding("目録", Severity.WARNING, message, _BUILD)
    hidden = f"、外した付属の文書 {len(current.hidden)}件" if current.hidden else ""
    return Finding("目録", Severity.OK, f"加えた文書 {len(current.documents):,}件{hidden}")


def check_stored(data: DataFolder) -> Finding:
    """See that the files of every added document are as they were stored, and that none is left."""
    library = current_library(data)
    for entry in library.documents:
        if wrong := damage(data, entry):
            message = f"加えた文書 {entry.id}：{wrong}"
            remedy = f"「machishirube remove {entry.id}」で外し、もう一度加えてください。"
            return Finding("保存", Severity.ERROR, message, remedy)
    if old := outdated(library):
        message = f"{len(old):,}件の文書は、古い読み取り方で読んだものです：{old[0].id}"
        return Finding("保存", Severity.WARNING, message, _BUILD)
    if left := leftovers(data, library):
        message = f"どの文書のものでもないファイルが{len(left):,}件残っています：{left[0].name}"
        return Finding("保存", Severity.WARNING, message, _BUILD)
    return Finding("保存", Severity.OK, "保存したファイルは加えたときの sha256 と一致しています")


def check_extracts(corpus: Corpus) -> Finding:
    """See that what was taken from added files lies in order within the stored text."""
    for name, extract in corpus.extracts.items():
        end = 0
        for block in extract.blocks:
            if not end <= block.start <= block.end <= len(extract.text):
                message = (
                    f"{name} の{block.start:,}文字目からの部分が、本文の範囲または順序に合いません"
                )
                remedy = f"「machishirube remove {name}」で外し、もう一度加えてください。"
                return Finding("取り出し", Severity.ERROR, message, remedy)
            end = block.end
    count = sum(len(extract.blocks) for extract in corpus.extracts.values())
    return Finding(
        "取り出し", Severity.OK, f"加えた文書の段落と表 {count:,}個が本文に収まっています"
    )


def check_offsets(corpus: Corpus) -> Finding:
    """See that every section lies within its document and is not empty."""
    for section in corpus.sections:
        length = len(corpus.document(section.document).text)
        if not 0 <= section.start < section.end <= length:
            message = f"区分 {section.key} が文書の範囲（0〜{length:,}）の外にあります"
            return Finding("位置", Severity.ERROR, message, _REINSTALL)
    return Finding("位置", Severity.OK, f"{len(corpus.sections):,}区分がすべて原文の範囲にあります")


def check_coverage(corpus: Corpus) -> Finding:
    """See that every non-blank character of every document lies in some section."""
    lines = 0
    for document in corpus.documents:
        extract = corpus.extracts.get(document.id)
        within = written_spans(extract) if extract else None
        if gap := first_gap(document.text, corpus.of_document(document.id), within):
            message = f"{document.id} の{gap:,}行目がどの区分にも入っていません"
            remedy = f"「machishirube remove {document.id}」で外してください。"
            return Finding("網羅", Severity.ERROR, message, remedy if extract else _REINSTALL)
        lines += sum(bool(line.strip()) for line in document.text.split("\n"))
    return Finding("網羅", Severity.OK, f"空でない{lines:,}行がすべて区分に入っています")


def first_gap(
    text: str, sections: Iterable[Section], within: Iterable[Span] | None = None
) -> int | None:
    """Give the first line (from 1) with a non-blank character outside all sections, else None.

    `within` are the spans that must be in sections (default: all of the text).
    """
    covered = bytearray(len(text))
    if within is not None:
        covered = bytearray(b"\1") * len(text)
        for start, end in within:
            covered[start:end] = bytes(end - start)
    for section in sections:
        covered[section.start : section.end] = b"\1" * (section.end - section.start)
    for position, char in enumerate(text):
        if not covered[position] and not char.isspace():
            return text.count("\n", 0, position) + 1
    return None


def check_model(data: DataFolder, settings: Settings) -> Finding:
    """See that the embedding model is there and, if it is ours, whole; nothing is loaded."""
    from assistant.opening import require_model
    from index.bundled import changed_files

    require_model(data, settings.index)
    if settings.index.model is not None:
        return Finding("モデル", Severity.OK, f"{settings.index.model} があります")
    if changed := changed_files(data.model):
        message = f"埋め込みモデルのファイルが壊れています：{'、'.join(changed)}"
        return Finding("モデル", Severity.ERROR, message, _BUILD)
    return Finding("モデル", Severity.OK, f"{data.model} の内容が変換したときと一致しています")


def _reranker_findings(data: DataFolder, settings: Settings) -> list[Finding]:
    """See that the reranker is there, if the settings name one."""
    if settings.index.reranker is None:
        return []
    return [_guarded("並べ替え", lambda: check_reranker(data, settings))]


def check_reranker(data: DataFolder, settings: Settings) -> Finding:
    """See that the reranker that the settings name is there; nothing is loaded."""
    from assistant.opening import require_reranker

    require_reranker(data, settings.index)
    return Finding("並べ替え", Severity.OK, f"{settings.index.reranker} があります")


def check_synonyms(data: DataFolder) -> Finding:
    """Count the groups of synonyms; lines that cannot be read are left out and told."""
    synonyms = load_synonyms(own_file(data))
    if synonyms.faults:
        first = synonyms.faults[0]
        message = (
            f"同義語ファイルに直すところが{len(synonyms.faults):,}か所あり、"
            f"残りの{synonyms.groups:,}組を使っています：{first.seen}（期待：{first.expected}）"
        )
        return Finding("同義語", Severity.WARNING, message, first.remedy)
    return Finding("同義語", Severity.OK, f"{synonyms.groups:,}組の同義語を使っています")


def check_feedback(data: DataFolder, settings: Settings) -> Finding:
    """Count what readers told of answers, and give the time of the oldest report."""
    days = settings.feedback.retention_days
    kept = FeedbackStore(data, days).kept()
    if not kept.oldest:
        return Finding("ご意見", Severity.OK, "寄せられたご意見はありません")
    message = (
        f"ご意見 {kept.reports:,}件（いちばん古いもの {kept.oldest[:10]}）、"
        f"そのうち質問の文のあるもの {kept.questions:,}件（{days:,}日で消します）"
    )
    return Finding("ご意見", Severity.OK, message)


def check_index(data: DataFolder, settings: Settings, corpus: Corpus) -> Finding:
    """See that the current index fits what is there now and that its files are whole."""
    from index.build import expected_index
    from index.generations import check_current, current_damage
    from index.generations import read_manifest as read_index_manifest

    expected = expected_index(corpus.documents, data, settings.index)
    if outdated := check_current(data, expected):
        message = "索引が現在の文書、モデル、設定に合っていません：" + "".join(outdated)
        return Finding("索引", Severity.ERROR, message, _BUILD)
    if damaged := current_damage(data):
        message = f"索引のファイルが欠けているか壊れています：{'、'.join(damaged)}"
        remedy = "「machishirube build --force」で作り直してください。"
        return Finding("索引", Severity.ERROR, message, remedy)
    manifest = read_index_manifest(data)
    if manifest.stored is not None:
        return _check_store(data, manifest)
    if expected.model is None:
        message = "モデルがないため、索引がモデルに合っているかを確かめられません"
        remedy = "先に「モデル」の対処をしてください。"
        return Finding("索引", Severity.WARNING, message, remedy)
    return Finding("索引", Severity.OK, f"{manifest.passages:,}箇所の索引が文書に合っています")


def _check_store(data: DataFolder, manifest: "Manifest") -> Finding:
    """Ask Milvus how many passages it holds; what was replaced may still be among them."""
    from index.milvus.opened import count_of

    held = count_of(data, manifest)
    if held < manifest.passages:
        message = f"Milvusにある本文は{held:,}箇所で、索引の{manifest.passages:,}箇所に足りません"
        remedy = "「machishirube build --force」で作り直してください。"
        return Finding("索引", Severity.ERROR, message, remedy)
    message = f"{manifest.passages:,}箇所の索引が文書に合い、Milvusが応答しています"
    return Finding("索引", Severity.OK, message)


def _guarded(name: str, check: Check) -> Finding:
    """Run a check; an error of ours is its finding."""
    try:
        return check()
    except MachishirubeError as error:
        return _told(name, error)


def _told(name: str, error: MachishirubeError) -> Finding:
    message = f"{error.seen}（期待：{error.expected}）"
    return Finding(name, Severity.ERROR, message, error.remedy)
