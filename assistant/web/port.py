"""Take the port before anything slow is imported, so that a port in use is told at once."""

import errno
import os
import socket

from assistant import UserError

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def take_port(host: str, port: int) -> socket.socket:
    """Bind host and port (0: any free one); raises UserError where that cannot be."""
    if not 0 <= port <= 65535:
        raise UserError(
            f"ポート番号が {port} です。",
            "0から65535までの数",
            "--port に別の番号を指定してください。",
        )
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError) as error:
        raise UserError(
            f"ホスト名 {host} が見つかりません。",
            "このコンピューターのアドレス（例：127.0.0.1）",
            "--host の値を直してください。",
        ) from error
    return _bind(socket.socket(family, kind, protocol), address, host, port)


def _bind(taken: socket.socket, address: object, host: str, port: int) -> socket.socket:
    if os.name == "posix":  # elsewhere the option lets two programs share a port
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(address)  # type: ignore[arg-type]  # getaddrinfo's address fits its own family
        taken.listen(128)
    except OSError as error:
        taken.close()
        raise _told(error, host, port) from error
    return taken


def _told(error: OSError, host: str, port: int) -> UserError:
    if error.errno == errno.EADDRINUSE:
        return UserError(
            f"{host} のポート {port} は、すでに別のプログラムが使っています。",
            "空いているポート",
            f"動いているまちしるべを止めるか、--port {port % 65535 + 1} のように"
            "別の番号を指定してください。",
        )
    if error.errno == errno.EACCES:
        return UserError(
            f"ポート {port} を使う権限がありません。",
            "1024以上の番号",
            "--port 7860 のように指定してください。",
        )
    return UserError(
        f"{host} のポート {port} を開けません（{error.strerror}）。",
        "このコンピューターのアドレスと空いているポート",
        "--host と --port の値を確かめてください。",
    )
