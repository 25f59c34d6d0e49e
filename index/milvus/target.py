"""What the setting `index.store` points at: a Milvus server or a folder of milvus-lite."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import SettingsError

SCHEMES = ("http", "https", "tcp")
_USER = re.compile(r"(?<=://)[^/?#]*@")


@dataclass(frozen=True, slots=True)
class Target:
    """Where Milvus is. `shown` names it in messages, without a password."""

    uri: str
    local: bool
    shown: str


def target_of(store: str) -> Target:
    """Read the setting; SettingsError on what is neither an address nor a *.db path."""
    try:
        parts = urlsplit(store)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _unreadable(store) from None
    if parts.scheme in SCHEMES and host:
        return Target(store, local=False, shown=f"{host}:{port}" if port else host)
    if store.endswith(".db") and "://" not in store:
        return Target(str(Path(store).absolute()), local=True, shown=Path(store).name)
    raise _unreadable(store)


def without_user(store: str) -> str:
    """Leave user and password out of an address: the form that may be written down."""
    return _USER.sub("", store)


def _unreadable(store: str) -> SettingsError:
    """Name what was seen, unless a password may be in it."""
    seen = "接続先" if "@" in store else f"「{store}」"
    return SettingsError(
        f"index.storeの{seen}を読み取れません",
        "「https://ホスト:ポート」または「.db」で終わるパス",
        "設定index.storeを直してください。",
    )
