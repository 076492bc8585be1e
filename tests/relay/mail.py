"""The relay. Run with ``python -m tests.relay.mail PORT FOLDER [starttls|tls|login]``.

What it takes it keeps in the folder. ``orders.json`` there lists how it behaves towards the next
mails, one after the other: ``refuse`` the recipient, be ``busy``, ``reject`` the mail, ``drop`` the
connection once it has the mail, or ``hang``; then it takes everything.
"""

import asyncio
import ssl
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.relay.orders import next_order

PORT, FOLDER = int(sys.argv[1]), Path(sys.argv[2])
MANNER = sys.argv[3] if len(sys.argv) > 3 else "open"
LOGIN = LoginPassword(b"jiefen", b"open sesame")


class Handler:
    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        self.order = next_order(FOLDER)
        if self.order == "refuse":
            return "550 no such mailbox"
        if self.order == "busy":
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.order == "reject":
            return "554 not wanted"
        (FOLDER / f"{uuid4().hex}.eml").write_bytes(envelope.original_content or b"")
        if self.order == "drop":
            assert server.transport is not None
            server.transport.abort()
        if self.order == "hang":
            await asyncio.sleep(3600)
        return "250 taken"


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
) -> AuthResult:
    return AuthResult(success=data == LOGIN, handled=False)


async def serve() -> None:
    context = None
    if MANNER != "open":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(FOLDER / "server.pem")
    starttls = context if MANNER != "tls" else None

    def connected() -> SMTP:
        return SMTP(
            Handler(),
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=_authenticate if MANNER == "login" else None,
            auth_required=MANNER == "login",
        )

    loop = asyncio.get_running_loop()
    over = context if MANNER == "tls" else None
    server = await loop.create_server(connected, "127.0.0.1", PORT, ssl=over)
    print("ready", flush=True)  # noqa: T201 - whoever started it waits for this line
    await server.serve_forever()


asyncio.run(serve())
