"""A stand-in for LibreOffice, where a test is not about what PDFs look like."""

from pathlib import Path

_PROGRAM = """#!/bin/sh
for word; do
    case $before in --outdir) out=$word ;; esac
    before=$word
done
for word; do
    case $word in
    *.docx) printf '%%PDF-1.7\\n%s\\n%%%%EOF\\n' "$(cksum < "$word")" \\
        > "$out/$(basename "$word" .docx).pdf" ;;
    esac
done
"""


def quick_soffice(folder: Path) -> str:
    """A program whose files begin and end like PDFs, at once and different for each paper."""
    program = folder / "soffice"
    program.write_text(_PROGRAM)
    program.chmod(0o755)
    return str(program)
