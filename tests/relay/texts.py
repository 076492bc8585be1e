"""The gateway of texts. Run with ``python -m tests.relay.texts PORT FOLDER SECRET TOKEN``.

It takes a message that is signed and comes under its own id, each id once, and keeps what it has
taken in ``taken.jsonl``. ``orders.json`` lists how it behaves towards the next requests: answer a
status, ``drop`` the connection once it has taken the message, or ``hang``.
"""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from standardwebhooks import Webhook, WebhookVerificationError

from tests.relay.orders import next_order

PORT, FOLDER, SECRET, TOKEN = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]


class Gateway(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        order = next_order(FOLDER)
        if order.isdecimal():
            self._answer(int(order))
            return
        if not self._genuine(body):
            self._answer(401)
            return
        taken = FOLDER / "taken.jsonl"
        ids = [json.loads(line)["id"] for line in taken.read_text().splitlines()]
        if json.loads(body)["id"] not in ids:
            with taken.open("ab") as file:
                file.write(body + b"\n")
        if order == "drop":
            self.connection.close()
            return
        if order == "hang":
            time.sleep(3600)
        self._answer(202)

    def _genuine(self, body: bytes) -> bool:
        try:
            said = Webhook(SECRET).verify(body, dict(self.headers.items()))
        except WebhookVerificationError:
            return False
        named = {self.headers["Idempotency-Key"], self.headers["webhook-id"]}
        return named == {said["id"]} and self.headers["Authorization"] == f"Bearer {TOKEN}"

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


(FOLDER / "taken.jsonl").touch()
server = ThreadingHTTPServer(("127.0.0.1", PORT), Gateway)
server.daemon_threads = True
print("ready", flush=True)  # noqa: T201 - whoever started it waits for this line
server.serve_forever()
