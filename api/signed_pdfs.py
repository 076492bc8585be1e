"""The PDF of a signing, as one signature after the other is put into it."""

import asyncio
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine

from api.content import ContentStore
from api.problems import Problem
from api.signing_seats import SEAL
from records import signing_rounds as rounds
from records.engine import reading, transaction
from records.signing_rounds import SigningPlace, SigningRound
from signing.appearance import Appearance
from signing.identity import Identity
from signing.pades import Signing
from signing.unavailable import SigningUnavailableError


class SignedPdfs:
    """Puts signatures into PDFs; ``signing`` tells by what, and fails where that is not set up."""

    def __init__(self, engine: Engine, store: ContentStore, signing: Callable[[], Signing]) -> None:
        self._engine = engine
        self._store = store
        self._signing = signing

    def ready(self) -> Signing:
        """What signs; raises ``signing_unavailable``."""
        with _available():
            return self._signing()

    async def certified(self, name: str, number: str, now: datetime) -> Identity:
        """The identity of somebody who signs now; raises ``signing_unavailable``."""
        with _available():
            return await self._signing().authority.issue(name, number, now)

    async def put(
        self,
        place: SigningPlace,
        identity: Identity,
        look: Appearance,
        now: datetime,
        *,
        reason: str = "签署",
    ) -> None:
        """Put a signature into the newest PDF; anew where another came in between."""
        while True:
            with reading(self._engine) as session:
                newest = session.get_one(SigningRound, place.round_id).sha256
                state = session.get_one(SigningPlace, (place.round_id, place.signer)).state
            if state == rounds.SIGNED:
                return
            with _available():
                pdf = await self._signing().sign(
                    self._store.get(newest),
                    place.field,
                    identity,
                    look,
                    now,
                    reason=reason,
                    last=place.signer == SEAL,
                )
            if await asyncio.to_thread(self._kept, place, newest, pdf, now):
                return

    def _kept(self, signed: SigningPlace, before: str, pdf: bytes, now: datetime) -> bool:
        after = self._store.put(pdf)
        with transaction(self._engine) as session:
            round_ = session.get_one(SigningRound, signed.round_id, with_for_update=True)
            if round_.sha256 != before:
                return False
            round_.sha256 = after
            round_.sealed_at = now if signed.signer == SEAL else round_.sealed_at
            place = session.get_one(SigningPlace, (signed.round_id, signed.signer))
            place.state, place.done_at, place.sha256 = rounds.SIGNED, now, after
            session.add_all([round_, place])
            return True


@contextmanager
def _available() -> Generator[None]:
    """Tells whoever signs that something is missing that signing needs."""
    try:
        yield
    except SigningUnavailableError as error:
        raise Problem("signing_unavailable", str(error)) from None
