"""A stand-in for LibreOffice, where a test is not about what PDFs look like."""

from pathlib import Path

_PROGRAM = """#!/bin/sh
for word; do
    case $before in --outdir) out=$word ;; esac
    before=$word
done
name=$(basename "$word")
if [ -z "$out" ]; then
    touch "$(dirname "$word")/.~lock.$name#"
    exec tail -f /dev/null
fi
printf '%%PDF-1.7\\n%s\\n%%%%EOF\\n' "$(cksum < "$word")" > "$out/${name%.docx}.pdf"
"""


def quick_soffice(folder: Path) -> str:
    """A program whose files begin and end like PDFs, at once and different for each paper."""
    program = folder / "soffice"
    program.write_text(_PROGRAM)
    program.chmod(0o755)
    return str(program)
