"""The page for signatures, put at the end of a PDF before the first of them."""

# What it stands on tells its types in part only.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from signing.appearance import HEIGHT, WIDTH
from signing.lettering import Lettering

_A4 = (0, 0, 595, 842)
_COLUMNS = (62, 307)
_TOP = 640
_ROW = 118
_ROWS = 5
_ON_A_PAGE = _ROWS * len(_COLUMNS)


@dataclass(frozen=True)
class Place:
    """A place for one signature: the name of its field, and who is to sign there."""

    field: str
    caption: str


def with_signature_page(
    pdf: bytes, title: str, places: Sequence[Place], lettering: Lettering
) -> bytes:
    """The PDF with a page that has a field for each signature.

    The page names the digest of the PDF it was put to, so that the two stay together. It is an
    incremental update: the PDF's own bytes stand unchanged at its beginning.
    """
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    digest = sha256(pdf).hexdigest()
    for first in range(0, len(places), _ON_A_PAGE):
        page_of = places[first : first + _ON_A_PAGE]
        content = generic.StreamObject(stream_data=_drawn(title, digest, page_of, lettering))
        content.compress()
        writer.insert_page(PageObject(writer.add_object(content), _A4))
        for number, place in enumerate(page_of):
            x, y = _corner(number)
            box = (x, y, int(x + WIDTH), int(y + HEIGHT))
            append_signature_field(
                writer,
                SigFieldSpec(place.field, on_page=-1, box=box, readable_field_name=place.caption),
            )
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _corner(number: int) -> tuple[int, int]:
    row, column = divmod(number, len(_COLUMNS))
    return _COLUMNS[column], _TOP - row * _ROW


def _drawn(title: str, digest: str, places: Sequence[Place], lettering: Lettering) -> bytes:
    width = _A4[2] - 2 * _COLUMNS[0]
    drawn = [
        "0 g 0.5 G 0.5 w",
        lettering.line(f"《{title}》电子签署页", _COLUMNS[0], 780, 18, width),
        lettering.line(f"所附文书 SHA-256：{digest}", _COLUMNS[0], 758, 9, width),
    ]
    for number, place in enumerate(places):
        x, y = _corner(number)
        drawn.append(lettering.line(place.caption, x, y + HEIGHT + 5, 10, WIDTH))
        drawn.append(f"{x} {y} {WIDTH:.0f} {HEIGHT:.0f} re S")
    return "\n".join(drawn).encode()
