"""Checking a bundle or a receipt with nothing but the file: what ``jiefen verify`` does."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from proof import chain, merkle
from proof.bundle import open_bundle
from proof.digests import HASHERS
from proof.report import Fault, Report
from proof.seals import File, Head, Receipt, Seal, check_signatures
from proof.signing import SignatureInvalid, jwk_of

BUNDLE, RECEIPT = "bundle", "receipt"
RECEIPT_FORMAT = "jiefen-receipt-proof/1"

EVENTS, PAPERS, PACKAGES, EVIDENCE, SEALS, KEYS = (
    f"{name}.json" for name in ("events", "papers", "packages", "evidence", "seals", "keys")
)
"""The documents of a bundle."""
AUTHORITY = "authority.pem"
"""The certificate of the authority that certified who signed its papers, where there is one."""


CheckPdf = Callable[[bytes, bytes | None], Report]
"""A check of a PDF's signatures against an authority's certificate (PEM), where there is one."""


def verify_bundle(
    content: bytes,
    trusted: ec.EllipticCurvePublicKey | None = None,
    check_pdf: CheckPdf | None = None,
) -> Report:
    """Check a bundle: its bytes, its signature, both chains, papers, receipts, seals and proofs.

    Of a bundle in which nothing else is wrong ``check_pdf`` is given each signed PDF.
    """
    opened = open_bundle(content, trusted)
    if opened.faults:
        return Report(BUNDLE, opened.faults)
    try:
        found = _Bundle(opened.manifest, opened.files)
        faults = tuple(found.faults())
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        fault = Fault("document_unreadable", "MANIFEST.json", "内容不合格式")
        return Report(BUNDLE, (fault,))
    facts = found.facts() | {"kid": opened.kid}
    told = [*_told(facts)]
    if check_pdf is not None and not faults:
        for title, name in found.signed_papers():
            of_pdf = check_pdf(opened.files[name], opened.files.get(AUTHORITY))
            faults += tuple(replace(each, part=f"{name} {each.part}") for each in of_pdf.faults)
            told += [f"《{title}》：{each}" for each in of_pdf.told]
    return Report(BUNDLE, faults, tuple(told), facts)


def _newest(paper: Mapping[str, Any]) -> str | None:
    """The file that the last signature made."""
    signing = paper["signing"]
    made = [each for each in signing["places"] if each["sha256"]] if signing else []
    if not made:
        return None
    last = max(made, key=lambda place: place["done_at"])["sha256"]
    return next(file["name"] for file in paper["files"] if file["sha256"] == last)


def looks_like_receipt(content: bytes) -> bool:
    """Whether a content is a receipt of evidence as the API gives it."""
    return content.lstrip()[:1] == b"{" and RECEIPT_FORMAT.encode() in content


def verify_receipt(content: bytes, trusted: ec.EllipticCurvePublicKey | None = None) -> Report:
    """Check a receipt of evidence, and its place under a seal once it is sealed.

    A ``trusted`` key must have signed it; without one the keys are those in the file itself.
    """
    try:
        read = json.loads(content)
        receipt, keys = Receipt(**read["receipt"]), read["keys"]
        if trusted is not None:
            keys = [key for key in keys if key == jwk_of(key["kid"], trusted)]
        faults = list(_signed("receipt", receipt.content(), [read["signature"]], keys))
        proof = read["proof"]
        if proof is not None:
            seal = Seal(**proof["seal"])
            faults += _signed("seal", seal.content(), proof["signatures"], read["keys"])
            faults += _included("proof", receipt.content(), proof, seal)
    except (KeyError, TypeError, ValueError, AttributeError):
        return Report(RECEIPT, (Fault("document_unreadable", "receipt", "回执无法读取"),))
    sealed = f"已列入 {proof['seal']['day']} 的存证封签" if proof else "尚未封签"
    told = (
        f"证据“{receipt.name}”由 {receipt.registered_by} 于 {receipt.registered_at} 登记，{sealed}"
    )
    facts = {"receipt": read["receipt"], "sealed_on": proof["seal"]["day"] if proof else None}
    return Report(RECEIPT, tuple(faults), (told,), facts)


class _Bundle:
    """The documents of a bundle whose bytes are what was signed."""

    def __init__(self, manifest: Mapping[str, Any], files: Mapping[str, bytes]) -> None:
        self._manifest = manifest
        self._files = files
        self._events, self._papers, self._packages, self._evidence, self._seals, self._keys = (
            json.loads(files[name]) for name in (EVENTS, PAPERS, PACKAGES, EVIDENCE, SEALS, KEYS)
        )
        self._receipts = {
            each["receipt"]["id"]: Receipt(**each["receipt"]) for each in self._evidence
        }
        self._made = {each["seal"]["day"]: Seal(**each["seal"]) for each in self._seals["seals"]}

    def faults(self) -> Iterator[Fault]:
        """Everything that is not as it should be."""
        yield from self._log()
        yield from self._files_kept()
        for receipt in self._evidence:
            part = f"{EVIDENCE} {receipt['receipt']['id']}"
            content = Receipt(**receipt["receipt"]).content()
            yield from _signed(part, content, [receipt["signature"]], self._keys)
        for each in self._seals["seals"]:
            content = Seal(**each["seal"]).content()
            part = f"{SEALS} {each['seal']['day']}"
            yield from _signed(part, content, each["signatures"], self._keys)
        yield from self._continuity()
        for leaf in self._seals["leaves"]:
            yield from self._leaf(leaf)

    def facts(self) -> dict[str, object]:
        """What the bundle proves, in figures."""
        leaves: Sequence[Mapping[str, Any]] = self._seals["leaves"]
        return {
            "case_no": self._manifest["case_no"],
            "made_at": self._manifest["made_at"],
            "events": len(self._events),
            "sealed_events": max((leaf["events"] or 0 for leaf in leaves), default=0),
            "papers": len(self._papers),
            "signed_papers": sum(_newest(paper) is not None for paper in self._papers),
            "packages": len(self._packages),
            "receipts": len(self._receipts),
            "sealed_receipts": sum(leaf["receipt"] is not None for leaf in leaves),
            "sealed_files": sum(leaf["file"] is not None for leaf in leaves),
            "seals": sorted(self._made),
            "algorithms": sorted(
                {each["alg"] for seal in self._seals["seals"] for each in seal["signatures"]}
            ),
        }

    def signed_papers(self) -> Iterator[tuple[str, str]]:
        """The title of each signed paper, and the file that its last signature made."""
        for paper in self._papers:
            if paper["disposed_on"] is None and (name := _newest(paper)) is not None:
                yield paper["title"], name

    def _log(self) -> Iterator[Fault]:
        head = {name: self._manifest["head"][name] for name in HASHERS}
        for place in chain.broken_links(self._events, head):
            yield Fault("chain_broken", f"{EVENTS} #{place}", "该事件与哈希链不符")
        for event in self._events:
            if event["case_no"] != self._manifest["case_no"]:
                yield Fault("other_case", f"{EVENTS} #{event['seq']}", "该事件属于其他案件")

    def _files_kept(self) -> Iterator[Fault]:
        kept = [paper for paper in self._papers if paper["disposed_on"] is None]
        for each in (*kept, *self._packages, *self._evidence) if kept else ():
            for file in each["files"]:
                content = self._files.get(file["name"])
                if content is None or HASHERS["sha256"](content).hex() != file["sha256"]:
                    yield Fault("paper_changed", file["name"], "该文书不是记录中的文书")
        of_case = (*self._papers, *self._packages, *self._evidence)
        listed = {file["sha256"] for each in of_case for file in each["files"]}
        for leaf in self._seals["leaves"]:
            if leaf["file"] is not None and leaf["file"] not in listed:
                yield Fault("paper_missing", PAPERS, "缺少已经封签的文书")

    def _continuity(self) -> Iterator[Fault]:
        days = sorted(self._made)
        proofs = self._seals["continuity"]
        if [(each["from"], each["to"]) for each in proofs] != list(pairwise(days)):
            yield Fault("seals_unconnected", SEALS, "封签之间缺少一致性证明")
        for each in proofs:
            old, new = self._made[each["from"]], self._made[each["to"]]
            for name, hasher in HASHERS.items():
                roots = (_bytes(getattr(old, name)), _bytes(getattr(new, name)))
                path = map(_bytes, each[name])
                if not merkle.is_continued(hasher, old.size, new.size, path, roots):
                    part = f"{SEALS} {old.day}–{new.day}"
                    yield Fault("seals_inconsistent", part, "后一封签没有延续前一封签")

    def _leaf(self, leaf: Mapping[str, Any]) -> Iterator[Fault]:
        part = f"{SEALS} leaf {leaf['place']}"
        if leaf["file"] is not None:
            content = File(self._manifest["case_no"], leaf["file"]).content()
        elif leaf["receipt"] is not None:
            content = self._receipts[leaf["receipt"]].content()
        else:
            event = self._events[leaf["events"] - 1]
            content = Head(
                event["case_no"], leaf["events"], event["sha256"], event["sm3"]
            ).content()
        yield from _included(part, content, leaf, self._made[leaf["day"]])


def _signed(
    part: str, content: bytes, signatures: Sequence[Any], keys: Sequence[Mapping[str, str]]
) -> Iterator[Fault]:
    try:
        check_signatures(content, signatures, keys)
    except SignatureInvalid as invalid:
        yield Fault("signature_invalid", part, str(invalid))


def _included(part: str, content: bytes, leaf: Mapping[str, Any], seal: Seal) -> Iterator[Fault]:
    for name, hasher in HASHERS.items():
        hashed = merkle.leaf_hash(hasher, content)
        path, root = map(_bytes, leaf[name]), _bytes(getattr(seal, name))
        if not merkle.includes(hasher, hashed, leaf["place"], seal.size, path, root):
            yield Fault("not_included", part, f"封签中没有该项（{name}）")


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text)


def _told(facts: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"案件 {facts['case_no']}：事件 {facts['events']} 项，文书 {facts['papers']} 份"
        f"（其中已签署 {facts['signed_papers']} 份），立案材料 {facts['packages']} 份，"
        f"证据回执 {facts['receipts']} 份，于 {facts['made_at']} 导出，由密钥 {facts['kid']} 签名"
    )
    seals = facts["seals"]
    if not seals:
        yield "尚未封签"
        return
    yield (
        f"已封签：事件 {facts['sealed_events']} 项，证据回执 {facts['sealed_receipts']} 份，"
        f"文件 {facts['sealed_files']} 个，"
        f"最近一次 {seals[-1]}，算法 {'、'.join(facts['algorithms'])}"
    )
