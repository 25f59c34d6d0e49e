"""Opening pymilvus' client: a server within a time limit, a *.db folder of milvus-lite.

milvus-lite serves a folder to one process, over a loopback address. That process can lend the
folder to those that it starts: they are told the address in their environment.
"""

import json
import logging
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.errors import StoreUnavailable
from index.milvus.errors import LibraryMissing
from index.milvus.target import Target

LENT_VARIABLE = "MACHISHIRUBE_MILVUS_LENT"
"""JSON: addresses by the paths of the folders that the process before this one serves."""
_LOOPBACK = re.compile(r"http://127\.0\.0\.1:[0-9]{1,5}")
_OPENING = threading.Lock()


def open_client(target: Target, token: str, timeout_s: float) -> Any:
    """Open a pymilvus client; its own errors, LibraryMissing, or StoreUnavailable over a folder."""
    try:
        from pymilvus import MilvusClient  # type: ignore[import-untyped]  # no types
    except ModuleNotFoundError as error:
        raise LibraryMissing(_missing(error, "pymilvus")) from error
    # what it would write to stderr, with a traceback, is in the errors
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
    if target.local:  # the server in this process logs each call that milvus-lite does not have
        logging.getLogger("grpc._server").setLevel(logging.CRITICAL)
    uri = address_of(target) if target.local else target.uri
    secret = "" if target.local else token  # which is for a server
    return MilvusClient(uri, token=secret, timeout=timeout_s, dedicated=True)


def address_of(target: Target) -> str:
    """Give the loopback address of a folder: the lent one, or that of this process."""
    return _lent(target) or _serve_folder(target)


def _lent(target: Target) -> str | None:
    """Read the lent address of a folder; None for what no process of ours would have written."""
    try:
        lent = json.loads(os.environ.get(LENT_VARIABLE) or "{}")
    except ValueError:
        return None
    address = lent.get(target.uri) if isinstance(lent, dict) else None
    ours = isinstance(address, str) and _LOOPBACK.fullmatch(address)
    return address if ours else None


def close_client(target: Target, client: Any) -> None:
    """Close a client; a folder is free for other processes then."""
    client.close()
    if target.local and not _lent(target):
        from milvus_lite.server_manager import (  # type: ignore[import-untyped]  # no types
            server_manager_instance,
        )

        server_manager_instance.release_server(target.uri)


def _serve_folder(target: Target) -> str:
    """Start milvus-lite over a folder in this process and give its loopback address."""
    try:
        from milvus_lite.exceptions import (  # type: ignore[import-untyped]  # no types
            DataDirLockedError,
        )
        from milvus_lite.server_manager import server_manager_instance
    except ModuleNotFoundError as error:
        raise LibraryMissing(_missing(error, "milvus_lite")) from error
    with _OPENING, _overheard("milvus_lite.server_manager") as heard:
        try:
            Path(target.uri).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            heard.append(error)
        else:
            address = server_manager_instance.start_and_get_uri(target.uri)
            if address:
                return str(address)
    cause = heard[0] if heard else None
    if isinstance(cause, DataDirLockedError):
        raise _locked(target) from cause
    raise _unreadable(target, cause) from cause


@contextmanager
def _overheard(logger_name: str) -> Iterator[list[BaseException]]:
    """Collect the exceptions that a library logs in place of raising them."""
    heard: list[BaseException] = []

    class _Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.exc_info and record.exc_info[1]:
                heard.append(record.exc_info[1])

    logger, ear = logging.getLogger(logger_name), _Ear()
    told = logger.propagate
    logger.addHandler(ear)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.propagate = told
        logger.removeHandler(ear)


def _missing(error: ModuleNotFoundError, package: str) -> str:
    """Name the package that is not installed; an import that fails inside one is not renamed."""
    if error.name != package:
        raise error
    return package.replace("_", "-")


def _locked(target: Target) -> StoreUnavailable:
    return StoreUnavailable(
        f"Milvusの保存先（{target.shown}）は別のプロセスが使っています",
        "1つのプロセスだけが開く.dbフォルダ",
        "もう一方（動いている画面など）を終えるか、その画面の「文書」で変えてください。"
        "同時に使うには、index.storeにMilvusサーバーのアドレスを入れます。",
    )


def _unreadable(target: Target, cause: BaseException | None) -> StoreUnavailable:
    return StoreUnavailable(
        f"Milvusの保存先（{target.shown}）を開けません：{cause or '原因は不明です'}",
        "書き込めるフォルダにある、milvus-lite 3の.dbフォルダ",
        "設定index.storeのパスと権限を確かめてください。",
    )
