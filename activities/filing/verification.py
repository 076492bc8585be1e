"""Checking a filing package with nothing but the file: what ``jiefen verify-package`` does."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import BaseModel, ConfigDict, ValidationError

from activities.filing.manifest import MANIFEST, SIGNATURE, File, Manifest
from proof.archive import ArchiveUnsafe, pack, unpack
from proof.digests import sha256, sm3
from proof.signing import SignatureInvalid, signer_of


class Fault(BaseModel):
    """Something wrong with a package: a stable code, the file it is about, and a Chinese reason."""

    model_config = ConfigDict(frozen=True)

    code: str
    file: str | None
    reason: str


class Verdict(BaseModel):
    """What a check found. ``kid`` names the key that signed, None where nobody has."""

    model_config = ConfigDict(frozen=True)

    sha256: str
    package_id: str | None = None
    case_no: str | None = None
    papers: int = 0
    evidence: int = 0
    kid: str | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the package is what its manifest says."""
        return not self.faults


def verify(content: bytes, trusted: ec.EllipticCurvePublicKey | None = None) -> Verdict:
    """Check a package: its zip, its files, every digest, and the signature where there is one.

    With a ``trusted`` key the package must be signed, and by that key.
    """
    digest = sha256(content)
    try:
        files = unpack(content)
    except ArchiveUnsafe as unsafe:
        return Verdict(sha256=digest, faults=(_fault("zip_unsafe", unsafe.name, str(unsafe)),))
    try:
        manifest = Manifest.model_validate_json(files[MANIFEST])
    except (KeyError, ValidationError):
        fault = _fault("manifest_unreadable", MANIFEST, "缺少清单或者清单不合格式")
        return Verdict(sha256=digest, faults=(fault,))
    kid, unsigned = _signer(files, trusted)
    faults = [*unsigned, *_files(manifest, files)]
    if not faults and (manifest.written() != files[MANIFEST] or pack(files) != content):
        faults.append(_fault("not_canonical", None, "压缩包的结构被改动"))
    return Verdict(
        sha256=digest,
        package_id=manifest.package_id,
        case_no=manifest.case_no,
        papers=len(manifest.papers),
        evidence=len(manifest.evidence),
        kid=kid,
        faults=tuple(faults),
    )


def _signer(
    files: dict[str, bytes], trusted: ec.EllipticCurvePublicKey | None
) -> tuple[str | None, list[Fault]]:
    if SIGNATURE not in files:
        missing = [_fault("unsigned", SIGNATURE, "没有签名")] if trusted is not None else []
        return None, missing
    try:
        return signer_of(files[MANIFEST], files[SIGNATURE], trusted), []
    except SignatureInvalid as invalid:
        return None, [_fault("signature_invalid", SIGNATURE, str(invalid))]


def _files(manifest: Manifest, files: dict[str, bytes]) -> Iterator[Fault]:
    listed = {file.name for file in manifest.files}
    # Evidence is handed on as it was given; only papers are ours to be readable.
    as_given = {file.name for item in manifest.evidence for file in item.files}
    for name in sorted(files.keys() - listed - {MANIFEST, SIGNATURE}):
        yield _fault("file_extra", name, "清单没有列出该文件")
    for file in manifest.files:
        content = files.get(file.name)
        if content is None:
            yield _fault("file_missing", file.name, "缺少该文件")
        elif not _same(file, content):
            yield _fault("digest_mismatch", file.name, "内容与清单的摘要不符")
        elif file.name not in as_given and not _readable(file.name, content):
            yield _fault("file_unreadable", file.name, "文件无法打开")


def _same(file: File, content: bytes) -> bool:
    if len(content) != file.size or sha256(content) != file.sha256:
        return False
    return file.sm3 in (None, sm3(content))


def _readable(name: str, content: bytes) -> bool:
    if name.endswith(".pdf"):
        return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]
    try:
        with ZipFile(BytesIO(content)) as docx:
            return docx.testzip() is None and "word/document.xml" in docx.namelist()
    except BadZipFile:
        return False


def _fault(code: str, file: str | None, reason: str) -> Fault:
    return Fault(code=code, file=file, reason=reason)
