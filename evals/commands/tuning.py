"""Commands over the everyday questions to made-up towns: measure search, train the adapter."""

from collections.abc import Sequence
from typing import get_args

from assistant.console import note, say_json
from assistant.parser import JapaneseParser, path_argument
from corpus.state import DataFolder
from evals.commands.shared import add_data_dir
from evals.spoken_set import Split, read_field, read_splits, spoken_benchmark


def spoken(given: Sequence[str]) -> None:
    """Ask the questions of one split over all passages and print one JSON line."""
    from assistant.settings import load_settings
    from evals.opening import encoder_of
    from evals.retrieval import measure

    parser = JapaneseParser(
        prog="python -m evals spoken", description="話し言葉の質問による検索の指標を測ります。"
    )
    parser.add_argument(
        "--split", choices=get_args(Split), default="test", help="質問の組（既定：test）"
    )
    add_data_dir(parser)
    parsed = parser.parse_args(given)
    data = DataFolder.choose(parsed.data_dir)
    settings = load_settings(data).index
    encoder = encoder_of(data, settings)
    figures = measure(spoken_benchmark(parsed.split), encoder, settings)
    say_json({"benchmark": f"spoken-{parsed.split}", "model": encoder.name} | figures)


def tune(given: Sequence[str]) -> None:
    """Train on the fields of the training split and write a safetensors file."""
    parser = JapaneseParser(
        prog="python -m evals tune", description="埋め込みモデルの補正を学び直します。"
    )
    parser.add_argument("out", type=path_argument, metavar="ファイル", help="書き出すファイル")
    parser.add_argument(
        "--from", dest="begun", type=path_argument, metavar="ファイル", help="続きから学ぶ補正"
    )
    parser.add_argument("--epochs", type=int, default=3, metavar="N", help="周回数（既定：3）")
    parser.add_argument(
        "--rate", type=float, default=5e-4, metavar="X", help="学習率（既定：0.0005）"
    )
    parser.add_argument(
        "--fields", nargs="+", choices=read_splits()["train"], metavar="分野", help="学ぶ分野を絞る"
    )
    add_data_dir(parser)
    parsed = parser.parse_args(given)

    from evals.tuning.model import plain_model
    from evals.tuning.training import Recipe, train

    chosen = parsed.fields or read_splits()["train"]
    recipe = Recipe(epochs=parsed.epochs, rate=parsed.rate, begun=parsed.begun)
    with plain_model(DataFolder.choose(parsed.data_dir), note) as folder:
        train(folder, list(map(read_field, chosen)), parsed.out, recipe, note)
    note(f"補正のファイルを書き出しました（{parsed.out}）。")
