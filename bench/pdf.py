"""How many PDFs a second a pool of LibreOffices makes of two-page papers, beside one a file.

Run with ``uv run python -m bench.pdf [PAPERS]`` on a machine with LibreOffice. The promise is 8 a
second sustained on two cores.
"""

import asyncio
import sys
import time
from collections.abc import Sequence

from activities.pdf_conversion import PdfConverter
from templates.rendering import render
from tests.templates.samples import SAMPLES

_KIND = "mediation_application"
_NAIVE = 4
_PROMISE = 8.0


async def _rate(papers: Sequence[bytes], *, warm: bool) -> float:
    """PDFs a second; where it is not warm, LibreOffice is started anew for each paper."""
    if not warm:
        began = time.perf_counter()
        for paper in papers:
            async with PdfConverter(size=1) as converter:
                await converter.convert(paper)
        return len(papers) / (time.perf_counter() - began)
    async with PdfConverter() as converter:
        await asyncio.gather(*(converter.convert(papers[0]) for _ in range(2)))
        began = time.perf_counter()
        await asyncio.gather(*map(converter.convert, papers))
        return len(papers) / (time.perf_counter() - began)


def main() -> int:
    """Print both rates; 1 where the pool breaks the promise."""
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    docx = render(_KIND, SAMPLES[_KIND])
    naive = asyncio.run(_rate([docx] * _NAIVE, warm=False))
    pooled = asyncio.run(_rate([docx] * papers, warm=True))
    sys.stdout.write(
        f"one LibreOffice a file {naive:6.2f} a second\npool {pooled:24.2f} a second\n"
    )
    return 0 if pooled >= _PROMISE else 1


if __name__ == "__main__":
    sys.exit(main())
