"""A receiver of webhooks that behaves as it is told to."""

import ssl
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Received:
    """A request as it came."""

    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """``behaves`` says what to do with the next requests, one after the other: answer a status,
    ``hang`` until the end, ``die`` without an answer, or answer ``twice``; then always 204."""

    url: str
    behaves: list[int | str] = field(default_factory=list[int | str])
    received: list[Received] = field(default_factory=list[Received])
    at_once: int = 0
    most_at_once: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    turn: threading.Lock = field(default_factory=threading.Lock)


@contextmanager
def receiver(tls: ssl.SSLContext | None = None) -> Generator[Receiver]:
    """A receiver on a port of this machine, behind TLS if it is given a certificate."""
    here: Receiver

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with here.turn:
                here.received.append(Received(dict(self.headers), body))
                behaviour = here.behaves.pop(0) if here.behaves else 204
                here.at_once += 1
                here.most_at_once = max(here.most_at_once, here.at_once)
            try:
                self._behave(behaviour)
            finally:
                with here.turn:
                    here.at_once -= 1

        def _behave(self, behaviour: int | str) -> None:
            match behaviour:
                case "hang":
                    here.over.wait()
                case "die":
                    self.connection.close()
                case "twice":
                    self._answer(204)
                    self._answer(500)
                case _:
                    self._answer(int(behaviour))

        def _answer(self, status: int) -> None:
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"{here.url}/elsewhere")
            content = b"" if status == 204 else f"status {status}\x00\n".encode()
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except (OSError, ValueError):
                return  # it died, or whoever sent has gone

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    here = Receiver(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield here
    finally:
        here.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
