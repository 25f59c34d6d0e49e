"""The check of the data folder in a process of its own, which is given so much time and no more."""

import json
import subprocess
import sys

from assistant.findings import Finding, Severity
from corpus.errors import MachishirubeError
from corpus.state import DataFolder

WITHIN_S = 600.0
"""A check of the two documents takes some seconds; one of a full library some minutes."""


def check_aside(data: DataFolder, within_s: float = WITHIN_S) -> tuple[Finding, ...]:
    """Run `check` in a process of its own, which reads every document anew.

    Raises MachishirubeError where it gives no findings, or none in time: then it is ended.
    """
    from index.milvus.lending import environment_for_child

    command = [sys.executable, "-P", "-m", "assistant", "--data-dir", str(data.root)]
    with subprocess.Popen(
        [*command, "check", "--json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment_for_child(data),
    ) as child:
        try:
            said, _ = child.communicate(timeout=within_s)
        except subprocess.TimeoutExpired as error:
            raise _too_long(within_s) from error
        finally:
            child.kill()
    try:
        return tuple(
            Finding(each["name"], Severity(each["severity"]), each["message"], each["remedy"])
            for each in json.loads(said)
        )
    except (ValueError, KeyError, TypeError) as error:
        raise MachishirubeError(
            f"検査が終わりませんでした（終了コード {child.returncode}）",
            "検査の結果",
            "「machishirube check」を実行してください。",
        ) from error


def _too_long(within_s: float) -> MachishirubeError:
    return MachishirubeError(
        f"検査が{within_s:,.0f}秒のうちに終わらなかったため、止めました",
        "検査の結果",
        "ほかの処理が終わってからもう一度検査するか、「machishirube check」を実行してください。",
    )
