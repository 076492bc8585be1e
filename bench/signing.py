"""How long a signature takes: the median in milliseconds, beside a naive form of it.

Run with ``uv run python -m bench.signing`` on a machine with LibreOffice. The promise is at most
60 ms each. The naive form opens the authority and the font anew for each signature.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from activities.pdf_conversion import FONTS, PdfConverter
from bench.stopwatch import median_ms
from signing.appearance import TypedName
from signing.authority import Authority
from signing.lettering import lettering
from signing.pades import Signing
from signing.page import Place, with_signature_page
from templates.rendering import render
from tests.templates.samples import SAMPLES

_KIND = "mediation_agreement"
_SIGNER = "无锡示例轴承有限公司"
_ROUNDS = 40
_PROMISE = 60.0


async def _printed() -> bytes:
    async with PdfConverter(size=1) as converter:
        return await converter.convert(render(_KIND, SAMPLES[_KIND]))


def _sign(signing: Callable[[], Signing], pdf: bytes) -> None:
    now, tools = datetime.now(UTC), signing()

    async def signed() -> bytes:
        identity = await tools.authority.issue(_SIGNER, "JF2026-000001/c1", now)
        return await tools.sign(
            pdf, "c1", identity, TypedName(_SIGNER, _SIGNER), now, reason="签署"
        )

    asyncio.run(signed())


def _anew(folder: Path) -> Signing:
    lettering.cache_clear()
    return Signing(Authority.open(folder), lettering(FONTS))


def main() -> int:
    """Print both medians; 1 where signing breaks the promise."""
    with tempfile.TemporaryDirectory(prefix="jiefen-bench-") as name:
        folder = Path(name, "ca")
        kept = Signing(Authority.create(folder, "司法局", datetime.now(UTC)), lettering(FONTS))
        place = (Place("c1", _SIGNER),)
        pdf = with_signature_page(asyncio.run(_printed()), "协议书", place, kept.lettering)
        naive = median_ms(lambda: _sign(lambda: _anew(folder), pdf), _ROUNDS // 4)
        median = median_ms(lambda: _sign(lambda: kept, pdf), _ROUNDS)
    sys.stdout.write(f"all opened anew {naive:8.1f} ms\nsigning {median:16.1f} ms\n")
    return 0 if median <= _PROMISE else 1


if __name__ == "__main__":
    sys.exit(main())
