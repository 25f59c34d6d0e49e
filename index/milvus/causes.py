"""Why a call to Milvus failed, told for users."""

from enum import Enum

from corpus.errors import MachishirubeError
from index.errors import StoreUnavailable
from index.milvus.errors import StoreRefused
from index.milvus.target import Target

TOKEN_VARIABLE = "MACHISHIRUBE_MILVUS_TOKEN"
_NO_CONNECTION = 2
_CLOSED = "closed channel"  # another thread has given the connection up
_DENIED = ("UNAUTHENTICATED", "PERMISSION_DENIED")


class Cause(Enum):
    """What went wrong."""

    ABSENT = "absent"
    DROPPED = "dropped"
    SLOW = "slow"
    DENIED = "denied"
    REFUSED = "refused"


def cause_of(error: Exception, *, connecting: bool) -> Cause:
    """Tell the kinds of failure apart.

    pymilvus wraps gRPC's error, or puts its status where else a number stands; it raises errors
    from themselves, which leaves gRPC's in the context alone.
    """
    from pymilvus.exceptions import MilvusException  # type: ignore[import-untyped]  # no types

    chain = error, error.__cause__, error.__context__
    status = next((found for each in chain if (found := _status(each))), "")
    if status in _DENIED:
        return Cause.DENIED
    if status == "DEADLINE_EXCEEDED":
        return Cause.SLOW
    answered = isinstance(error, MilvusException) and error.code != _NO_CONNECTION
    if answered and not connecting and not status and _CLOSED not in str(error):
        return Cause.REFUSED
    return Cause.ABSENT if connecting else Cause.DROPPED


def told(cause: Cause, target: Target, error: Exception, waited_s: float) -> MachishirubeError:
    """Say what happened and what to do about it."""
    name = f"Milvus（{target.shown}）"
    start = "サーバーが動いているか、設定index.storeが正しいかを確かめてください。"
    if cause is Cause.SLOW:
        seen, expected = f"{name}が{waited_s:g}秒以内に答えません", "時間内の応答"
        return StoreUnavailable(seen, expected, "サーバーの負荷とネットワークを確かめてください。")
    if cause is Cause.DENIED:
        seen, expected = f"{name}が接続を認めません", "このサーバーで使えるトークン"
        remedy = f"環境変数{TOKEN_VARIABLE}に「ユーザー:パスワード」かトークンを入れてください。"
        return StoreRefused(seen, expected, remedy)
    if cause is Cause.REFUSED:
        seen = f"{name}が要求を断りました：{_first_line(error)}"
        # a build without --force asks Milvus nothing where the documents are the same
        remedy = "「machishirube build --force」を実行してください。"
        return StoreRefused(seen, "この版の索引が入ったコレクション", remedy)
    wrong = "に接続できません" if cause is Cause.ABSENT else "との接続が切れました"
    return StoreUnavailable(f"{name}{wrong}", "動いているMilvusサーバー", start)


def _status(error: BaseException | None) -> str:
    """Give the name of gRPC's status of an error, "" where it has none."""
    code = getattr(error, "code", None)
    value = code() if callable(code) else code
    return str(getattr(value, "name", ""))


def _first_line(error: Exception) -> str:
    message = str(getattr(error, "message", "") or error)
    return message.strip().partition("\n")[0]
