"""How many PDFs of two-page papers a pool of LibreOffices makes a second, and how long one waits.

Run with ``uv run python -m bench.pdf [PAPERS]`` on a machine with LibreOffice. The promise is 8 a
second sustained on two cores. The naive form starts LibreOffice anew for each paper.
"""

import asyncio
import statistics
import sys
import time

from activities.pdf_conversion import PdfConverter
from templates.rendering import render
from tests.templates.samples import SAMPLES

_KIND = "mediation_application"
_ALONE = 10
_NAIVE = 4
_PROMISE = 8.0


async def _seconds(converter: PdfConverter, papers: list[bytes]) -> float:
    began = time.perf_counter()
    await asyncio.gather(*map(converter.convert, papers))
    return time.perf_counter() - began


async def _started_anew(paper: bytes) -> float:
    async with PdfConverter(size=1) as converter:
        return await _seconds(converter, [paper])


async def _measure(paper: bytes, papers: int) -> tuple[float, float, float]:
    """Seconds for one paper that starts LibreOffice, for one that does not, and for all."""
    anew = [await _started_anew(paper) for _ in range(_NAIVE)]
    async with PdfConverter() as converter:
        await _seconds(converter, [paper, paper])
        alone = [await _seconds(converter, [paper]) for _ in range(_ALONE)]
        together = await _seconds(converter, [paper] * papers)
    return statistics.median(anew), statistics.median(alone), together


def main() -> int:
    """Print the three; 1 where the pool breaks the promise."""
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    anew, alone, together = asyncio.run(_measure(render(_KIND, SAMPLES[_KIND]), papers))
    rate = papers / together
    sys.stdout.write(
        f"one paper, LibreOffice started anew {anew * 1_000:7.0f} ms\n"
        f"one paper, LibreOffice running {alone * 1_000:12.0f} ms\n"
        f"pool {rate:38.2f} a second\n"
    )
    return 0 if rate >= _PROMISE else 1


if __name__ == "__main__":
    sys.exit(main())
