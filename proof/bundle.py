"""The bundle of a case: one zip that says of itself what must be in it, and who signed that.

Its entries lie uncompressed, in the order of their names, and the manifest, which comes first,
tells the size and the digests of every other. So each byte of a bundle has one lawful value, and a
changed one is found in the part it belongs to, whatever else of the zip can no longer be read.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from proof.archive import pack
from proof.digests import both, canonical
from proof.report import Fault
from proof.signing import SignatureInvalid, sign, signer_of

FORMAT = "jiefen-bundle/1"
MANIFEST = "MANIFEST.json"
SIGNATURE = "MANIFEST.sig"
DIRECTORY = "zip directory"
"""The part of a zip after its files."""
_HEADER = 30
_SIZE = slice(22, 26)


def write(
    case_no: str,
    made_at: str,
    head: Mapping[str, Any],
    files: Mapping[str, bytes],
    kid: str,
    key: ec.EllipticCurvePrivateKey,
) -> bytes:
    """The bundle of these files, whose names sort after the manifest's; the head is the case's."""
    listed = [
        {"name": name, "size": len(files[name])} | both(files[name]) for name in sorted(files)
    ]
    manifest = canonical(
        {"format": FORMAT, "case_no": case_no, "made_at": made_at, "head": head, "files": listed}
    )
    return pack({**files, MANIFEST: manifest, SIGNATURE: sign(manifest, kid, key)})


@dataclass(frozen=True)
class Opened:
    """What a bundle holds. ``kid`` is the key that signed its manifest, if that is genuine."""

    manifest: Mapping[str, Any]
    kid: str | None
    files: Mapping[str, bytes]
    faults: tuple[Fault, ...]


def looks_like(content: bytes) -> bool:
    """Whether a content is a bundle, or was one before it was damaged."""
    name = MANIFEST.encode()
    return content[_HEADER : _HEADER + len(name)] == name or SIGNATURE.encode() in content


def open_bundle(content: bytes, trusted: ec.EllipticCurvePublicKey | None = None) -> Opened:
    """Read a bundle and check each of its bytes; a ``trusted`` key must have signed it.

    Without a readable manifest there is nothing to go by: it alone is named then.
    """
    front: dict[str, bytes] = {}
    at = 0
    for name in (MANIFEST, SIGNATURE):
        size = int.from_bytes(content[at + _SIZE.start : at + _SIZE.stop], "little")
        start = at + _HEADER + len(name)
        front[name] = content[start : start + size]
        if content[at:start] != _header(name, front[name]):
            return _unreadable(name, "内容或者文件头被改动")
        at = start + size
    try:
        kid = signer_of(front[MANIFEST], front[SIGNATURE], trusted)
    except SignatureInvalid as invalid:
        return _unreadable(SIGNATURE, str(invalid))
    try:
        manifest, listed = _listed(front[MANIFEST])
    except (ValueError, KeyError, TypeError):
        return _unreadable(MANIFEST, "清单不合格式")
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    for entry in listed:
        name, start = entry["name"], at + _HEADER + len(entry["name"].encode())
        files[name] = content[start : start + entry["size"]]
        faults += _file_faults(entry, content[at:start], files[name])
        at = start + entry["size"]
    if not faults and content[at:] != pack({**files, **front})[at:]:
        faults.append(Fault("archive_changed", DIRECTORY, "压缩包的目录被改动"))
    return Opened(manifest, kid, files, tuple(faults))


def _listed(manifest: bytes) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    read = json.loads(manifest)
    if read["format"] != FORMAT or canonical(read) != manifest:
        raise ValueError("not a manifest of a bundle")
    listed: list[dict[str, Any]] = read["files"]
    names = [str(entry["name"]) for entry in listed]
    if names != sorted(set(names)) or names[:1] < [SIGNATURE]:
        raise ValueError("files out of order")
    if any(int(entry["size"]) < 0 for entry in listed):
        raise ValueError("size below zero")
    return read, listed


def _file_faults(entry: Mapping[str, Any], header: bytes, content: bytes) -> Iterator[Fault]:
    name = entry["name"]
    if len(content) < entry["size"]:
        yield Fault("file_missing", name, "缺少该文件或者文件不完整")
    elif both(content) != {key: entry[key] for key in ("sha256", "sm3")}:
        yield Fault("digest_mismatch", name, "内容与清单的摘要不符")
    elif header != _header(name, content):
        yield Fault("archive_changed", name, "压缩包中该文件的文件头被改动")


def _header(name: str, content: bytes) -> bytes:
    return pack({name: content})[: _HEADER + len(name.encode())]


def _unreadable(name: str, reason: str) -> Opened:
    return Opened({}, None, {}, (Fault("manifest_invalid", name, reason),))
