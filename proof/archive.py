"""The zip of a filing package or a bundle: the same files always make the same bytes.

Entries are sorted by name and stored with fixed times, without compression, because the output of
a compressor differs between versions of its library.
"""

import struct
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

LARGEST = 200 * 1024 * 1024
MOST_FILES = 500
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


class ArchiveUnsafe(ValueError):
    """A zip that is not opened: too large, or with names that lead elsewhere; says so in Chinese.

    ``name`` is the file in question, where it is one.
    """

    def __init__(self, reason: str, name: str | None = None) -> None:
        super().__init__(reason)
        self.name = name


def pack(files: Mapping[str, bytes]) -> bytes:
    """The zip of these files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            entry = ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """The files of a zip, none of them written anywhere.

    Raises ``ArchiveUnsafe`` for a zip that is damaged, too large, or whose names are not plain
    relative paths, each once.
    """
    if len(content) > LARGEST:
        raise ArchiveUnsafe("文件过大")
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check(entries)
            return {entry.filename: _read(archive, entry) for entry in entries}
    except (BadZipFile, NotImplementedError, struct.error, UnicodeDecodeError):
        raise ArchiveUnsafe("不是完整的 zip 文件") from None


def _check(entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST:
        raise ArchiveUnsafe("解压后的内容过大")
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if name in seen:
            raise ArchiveUnsafe("同名文件出现两次", name)
        if not _is_plain(name) or entry.orig_filename != name:
            raise ArchiveUnsafe("文件名指向包外或者不规范", name)
        if entry.flag_bits & 0x1 or entry.compress_type != ZIP_STORED:
            raise ArchiveUnsafe("文件被加密或者压缩", name)
        seen.add(name)


def _is_plain(name: str) -> bool:
    parts = name.split("/")
    return (
        "\\" not in name
        and ":" not in name
        and name.isprintable()
        and all(part not in ("", ".", "..") for part in parts)
    )


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except (BadZipFile, EOFError, OSError, NotImplementedError, struct.error):
        raise ArchiveUnsafe("内容已损坏", entry.filename) from None
