"""A small receiver of webhooks, on Python's standard library alone.

Run it with ``WEBHOOK_SECRET=whsec_… python receiver.py PORT FOLDER``. It takes a message once,
however often it comes: the ids that it has taken stand in ``FOLDER/taken.txt``, which outlives it.
What it has taken stands in ``FOLDER/messages.jsonl``.
"""

import base64
import hashlib
import hmac
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

SECRET = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
TOLERANCE_SECONDS = 5 * 60
MOST_BYTES = 100_000
FOLDER = Path(sys.argv[2])


def genuine(message_id: str, timestamp: str, signatures: str, body: bytes, now: float) -> bool:
    """Whether a message comes from who knows the secret, and was sent just now."""
    if not timestamp.isdecimal() or abs(now - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    signed = f"{message_id}.{timestamp}.".encode() + body
    expected = base64.b64encode(hmac.digest(SECRET, signed, hashlib.sha256)).decode()
    # While the secret is being changed there are two signatures; one that fits is enough.
    return any(
        hmac.compare_digest(f"v1,{expected}".encode(), signature.encode())
        for signature in signatures.split()
    )


class Receiver(BaseHTTPRequestHandler):
    """Answers 204 to what it has taken, now or before, and 401 to what is not genuine."""

    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers["Content-Length"]), MOST_BYTES))
        message_id = self.headers.get("webhook-id", "")
        timestamp = self.headers.get("webhook-timestamp", "")
        signatures = self.headers.get("webhook-signature", "")
        if not genuine(message_id, timestamp, signatures, body, time.time()):
            self.send_response(401)
        else:
            self.take_once(message_id, body)
            self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def take_once(self, message_id: str, body: bytes) -> None:
        """Take a message in, unless it was before; a real one would do both in one transaction."""
        taken = FOLDER / "taken.txt"
        if taken.exists() and message_id in taken.read_text().split():
            return
        with (FOLDER / "messages.jsonl").open("ab") as messages:
            messages.write(body + b"\n")
        with taken.open("a") as ids:
            ids.write(f"{message_id}\n")


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
