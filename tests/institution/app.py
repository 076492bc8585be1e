"""The institution's endpoint. It trusts nothing of a package that it has not checked itself.

It keeps everything in the folder ``INSTITUTION``: its orders (how it is to behave), the keys it
trusts, and what it has received, so that it remembers across its own death.
"""

import base64
import hashlib
import io
import json
import os
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

FOLDER = Path(os.environ["INSTITUTION"])
app = FastAPI()


def _orders() -> dict[str, Any]:
    return json.loads((FOLDER / "orders.json").read_text())


def _obey_once(order: str) -> bool:
    """Whether this order still stands; it stands once less from now on."""
    orders = _orders()
    left = orders.get(order, 0)
    orders[order] = max(left - 1, 0)
    (FOLDER / "orders.json").write_text(json.dumps(orders))
    return left > 0


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/filings")
async def take(request: Request) -> JSONResponse:
    content = await request.body()
    if _obey_once("busy"):
        return JSONResponse({}, 503, {"Retry-After": "7"})
    if _obey_once("die_before"):
        os.kill(os.getpid(), signal.SIGKILL)
    digest = hashlib.sha256(content).hexdigest()
    reasons = list(_faults(request, content, digest))
    if reasons:
        return JSONResponse({"reasons": reasons}, 422)
    receipt = _kept(digest, content)
    if _obey_once("die_after"):
        os.kill(os.getpid(), signal.SIGKILL)
    return JSONResponse({"receipt": receipt}, 202)


@app.get("/filings/{receipt}")
def decide(receipt: str) -> JSONResponse:
    received = json.loads((FOLDER / f"{receipt}.json").read_text())
    orders = _orders()
    decision: dict[str, Any] = {"state": "pending"} | orders["decisions"].get(receipt, {})
    return JSONResponse({"package": received["digest"]} | decision)


def _kept(digest: str, content: bytes) -> str:
    """The receipt under which a package is kept; the same package has one receipt for ever."""
    for path in sorted(FOLDER.glob("R-*.json")):
        if json.loads(path.read_text())["digest"] == digest:
            return path.stem
    receipt = f"R-{len(list(FOLDER.glob('R-*.json'))) + 1}"
    (FOLDER / f"{receipt}.zip").write_bytes(content)
    (FOLDER / f"{receipt}.json").write_text(json.dumps({"digest": digest}))
    return receipt


def _faults(request: Request, content: bytes, digest: str) -> Iterator[dict[str, str]]:
    if request.headers.get("Authorization") != "Bearer letmein":
        yield {"reason": "未授权的递交"}
    if request.headers.get("Idempotency-Key") != digest:
        yield {"reason": "幂等键不是材料包的摘要"}
    archive = zipfile.ZipFile(io.BytesIO(content))
    written = archive.read("manifest.json")
    if not _is_signed(written, json.loads(archive.read("manifest.sig"))):
        yield {"reason": "清单的签名不符"}
        return
    for paper in json.loads(written)["papers"]:
        for file in (paper["docx"], paper["pdf"]):
            if hashlib.sha256(archive.read(file["name"])).hexdigest() != file["sha256"]:
                yield {"paper": paper["kind"], "reason": f"{file['name']} 与清单的摘要不符"}


def _is_signed(written: bytes, signature: dict[str, Any]) -> bool:
    for key in json.loads((FOLDER / "jwks.json").read_text())["keys"]:
        if key["kid"] == signature["kid"]:
            numbers = ec.EllipticCurvePublicNumbers(
                _number(key["x"]), _number(key["y"]), ec.SECP256R1()
            )
            raw = _bytes(signature["signature"])
            r, s = int.from_bytes(raw[:32]), int.from_bytes(raw[32:])
            try:
                numbers.public_key().verify(
                    encode_dss_signature(r, s), written, ec.ECDSA(hashes.SHA256())
                )
            except InvalidSignature:
                return False
            return True
    return False


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _number(text: str) -> int:
    return int.from_bytes(_bytes(text))
