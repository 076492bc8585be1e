"""Small files that somebody might upload: harmless ones, and others."""

from io import BytesIO

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def pdf(title: str = "借条", writer: PdfWriter | None = None) -> bytes:
    """A PDF of one empty page, or what a writer has been told to write."""
    writer = writer or PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": title})
    return _written(writer)


def attaching_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_attachment("a.exe", b"MZ")
    return pdf(writer=writer)


def acting_pdf(kind: str, key: str, value: str) -> bytes:
    """A PDF that does something when it is opened: an action of this kind, with one entry."""
    writer = PdfWriter()
    action = {"/S": NameObject(kind), key: TextStringObject(value)}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(name): value for name, value in action.items()}
    )
    return pdf(writer=writer)


def scripted_pdf() -> bytes:
    return acting_pdf("/JavaScript", "/JS", "app.alert(1)")


def launching_pdf() -> bytes:
    return acting_pdf("/Launch", "/F", "calc.exe")


def locked_pdf(password: str) -> bytes:
    """A PDF encrypted with a password; with an empty one it opens without being asked."""
    writer = PdfWriter()
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    return pdf(writer=writer)


def image(form: str, size: tuple[int, int] = (2, 2)) -> bytes:
    """A picture, in the format that Pillow calls so."""
    out = BytesIO()
    Image.new("1" if form == "PNG" else "L", size).save(out, form)
    return out.getvalue()


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
