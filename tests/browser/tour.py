"""``make tour``: pictures of the pages of a running installation with the example cases in it.

Which pages, and how wide, say the visits. Chinese pictures go to out/tour, English ones to
out/tour/en.
"""

import asyncio
import tempfile
from pathlib import Path

from embedded import test_server
from embedded.progress import say
from embedded.simulation.people import SimulatedCase
from embedded.simulation.skipping_server import skipping_server
from tests.browser.furnishing import Furnished, furnished
from tests.browser.site import Site, opened
from tests.browser.visits import VISITS
from tests.browser.visits import opened as visited
from tests.documents import example

OUT = Path("out/tour")
REST = ("03", "04", "05", "06", "07")
"""The example cases that the furnishing leaves out."""


async def take(server: str, out: Path) -> int:
    """Photograph every page that has a place in the tour; how many pictures there are."""
    with tempfile.TemporaryDirectory(prefix="jiefen-tour-") as scratch:
        folder = Path(scratch)
        async with opened(server, folder) as site:
            await _file(site)
            async with furnished(site, folder) as ready:
                taken = [await _photograph(ready, out, english) for english in (False, True)]
    return sum(taken)


async def _file(site: Site) -> None:
    for number in REST:
        await SimulatedCase.submit(site.bureau, site.here.clock, example(number))


async def _photograph(ready: Furnished, out: Path, english: bool) -> int:
    folder = out / "en" if english else out
    folder.mkdir(parents=True, exist_ok=True)
    shown = [(visit, visit.tour) for visit in VISITS if visit.tour]
    for number, (visit, width) in enumerate(shown, start=1):
        page = await visited(ready, visit, width, english=english)
        await page.screenshot(path=folder / f"{number:02d}-{visit.name}.png", animations="disabled")
        await page.close()
    return len(shown)


def main() -> None:
    """Take the pictures."""
    with skipping_server(test_server.find(build=True).path) as server:
        count = asyncio.run(take(server, OUT))
    say(f"{count} 张截图已写入 {OUT}/。", "The pictures are there.")


if __name__ == "__main__":
    main()
