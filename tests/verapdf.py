"""Asking veraPDF, the judge of the archive format, about many PDFs in one run."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from embedded import verapdf


def not_pdf_a_2b(folder: Path, pdfs: Mapping[str, bytes]) -> list[str]:
    """What veraPDF has against these PDFs by name; empty where each of them is PDF/A-2b."""
    paths: list[Path] = []
    for name, content in pdfs.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(content)
        paths.append(path)
    program = verapdf.find(build=False).path
    done = subprocess.run(
        [program, "--format", "text", "-v", "--flavour", "2b", *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert len([line for line in lines if line.startswith(("PASS ", "FAIL "))]) == len(paths)
    return [line for line in lines if not line.startswith("PASS ")]
