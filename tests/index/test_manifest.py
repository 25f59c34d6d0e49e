from dataclasses import replace
from pathlib import Path

import pytest

from index.encoder import HashingEncoder
from index.errors import IndexMissing
from index.generations import check_current, generation_folder, open_current, read_manifest
from index.manifest import Expected
from index.precision import precision_of
from index.settings import IndexSettings
from index.tokens import tokeniser_versions
from tests.index.samples import RULES, build, corpus_of, joined

MODEL = HashingEncoder().name
FITTING = Expected.of(corpus_of(RULES).documents, MODEL, IndexSettings())


def test_the_manifest_names_everything_the_index_was_made_from(tmp_path: Path) -> None:
    manifest = read_manifest(build(tmp_path)[0])
    (document,) = corpus_of(RULES).documents
    (entry,) = manifest.documents
    assert (entry.id, entry.sha256, entry.reader) == ("a", document.sha256, "lines/1")
    assert (manifest.model, manifest.dtype, manifest.dimension) == (MODEL, precision_of("auto"), 64)
    assert manifest.tokeniser == tokeniser_versions()
    assert manifest.libraries.keys() == {"faiss-cpu"}
    assert (manifest.passages, manifest.format) == (3, 5)
    assert manifest.settings == IndexSettings().shaping()


@pytest.mark.parametrize(
    ("expected", "reasons"),
    [
        (FITTING, ()),
        (replace(FITTING, model=None), ()),
        (
            Expected.of(corpus_of(RULES[:2]).documents, MODEL, IndexSettings()),
            ("文書aの内容または読み取り方が変わりました。",),
        ),
        (
            Expected.of(corpus_of(RULES, "b").documents, MODEL, IndexSettings()),
            ("文書bが増えました。", "文書aがなくなりました。"),
        ),
        (
            replace(FITTING, model="x"),
            ("埋め込みモデルがhashing-64からxに変わりました。",),
        ),
        (
            replace(FITTING, settings=IndexSettings(k1=1.2, dense_weight=0.1)),
            ("設定のk1が1.5から1.2に変わりました。",),
        ),
        (
            replace(FITTING, tokeniser={**tokeniser_versions(), "rules": "0"}),
            ("形態素解析のrulesが2から0に変わりました。",),
        ),
    ],
)
def test_what_does_not_fit_is_told(
    expected: Expected, reasons: tuple[str, ...], tmp_path: Path
) -> None:
    assert check_current(build(tmp_path)[0], expected) == reasons


def test_another_order_of_documents_is_a_difference(tmp_path: Path) -> None:
    first, second = corpus_of(RULES, "a"), corpus_of(RULES, "b")
    data, _ = build(tmp_path, joined(first, second))
    turned = Expected.of(joined(second, first).documents, MODEL, IndexSettings())
    assert check_current(data, turned) == ("文書の並び順が変わりました。",)


def test_an_index_that_does_not_fit_is_refused_with_the_remedy(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    with pytest.raises(IndexMissing, match=r"埋め込みモデルが.*「machishirube build」"):
        open_current(data, replace(FITTING, model="x"))
    assert open_current(data, FITTING).number == 1


def test_an_index_of_another_format_is_refused_and_rebuilt(tmp_path: Path) -> None:
    data, _ = build(tmp_path)
    path = generation_folder(data, 1) / "manifest.json"
    path.write_text('{"format": 0, "unknown": 1}', encoding="utf-8")
    with pytest.raises(IndexMissing, match=r"索引の形式が0です.*「machishirube build」"):
        read_manifest(data)
    assert build(tmp_path)[1].number == 2
