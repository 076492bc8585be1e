"""Writing a paper from the record, and keeping it: once, however often the activity runs."""

import asyncio
import re
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.paper_facts import facts_of
from activities.paper_facts.case_file import read_case_file
from activities.paper_facts.forms import drawn_as
from activities.paper_store import PaperStore
from activities.pdf_conversion import PdfConverter, PdfUnavailableError
from activities.signatures import CONVERT_PAPER, WRITE_PAPER, PaperOrder, PaperRef
from activities.superseding import put_on_record
from activities.uninterrupted import uninterrupted
from proof.digests import sm3
from records.engine import reading, transaction
from records.paper_templates import template_of
from records.tables import Paper
from templates.catalogue import CATALOGUE
from templates.models import Piece
from templates.rendering import house_template, render

_PRODUCER = re.compile(rb"<pdf:Producer>([^<]+)</pdf:Producer>")


@dataclass(frozen=True)
class Form:
    """The kind whose form a paper is drawn on, with its template.

    ``version`` is that of a bureau's own template; None for the house's.
    """

    kind: str
    template: bytes
    version: int | None


class Papers:
    """Activities that write papers. A paper is known by its case, its kind and its event."""

    def __init__(self, engine: Engine, store: PaperStore, converter: PdfConverter) -> None:
        self._engine = engine
        self._store = store
        self._converter = converter

    @uninterrupted(WRITE_PAPER)
    def write_paper(self, order: PaperOrder) -> PaperRef:
        """Write the .docx of a paper; a second run finds it and writes nothing.

        Raises ``paper_not_written``, which says where it failed and nothing of the case's people.
        """
        paper_id = _paper_id(order)
        with _told_without_names("paper_not_written", paper_id):
            if not self._written(paper_id):
                self._keep(order, *self._drawn(order))
        return PaperRef(paper_id=paper_id)

    @activity.defn(name=CONVERT_PAPER)
    async def convert_paper(self, ref: PaperRef) -> None:
        """Make the PDF of a paper; the first one stays.

        Raises ``pdf_unavailable``, not to be tried again, where LibreOffice is missing, and
        ``pdf_not_made`` for any other failure.
        """
        with _told_without_names("pdf_not_made", ref.paper_id):
            docx = await asyncio.to_thread(self._unconverted, ref.paper_id)
            if docx is not None:
                await asyncio.to_thread(self._keep_pdf, ref.paper_id, await self._pdf(docx))

    def _unconverted(self, paper_id: str) -> bytes | None:
        """The .docx of a paper that has no PDF yet."""
        with reading(self._engine) as session:
            paper = session.get_one(Paper, paper_id)
        return self._store.get(paper.docx_sha256) if paper.pdf_sha256 is None else None

    def _written(self, paper_id: str) -> bool:
        with reading(self._engine) as session:
            return session.get(Paper, paper_id) is not None

    def _drawn(self, order: PaperOrder) -> tuple[Piece, Form]:
        """What a paper says, and the form it is drawn on."""
        with reading(self._engine) as session:
            file = read_case_file(session, order.case_no, order.event)
            kind = drawn_as(order.kind, file)
            own = template_of(session, kind, file.intake.bureau)
        template = self._store.get(own.sha256) if own else house_template(kind)
        facts = facts_of(kind, file, order.written_on)
        return facts, Form(kind, template, own.version if own else None)

    def _keep(self, order: PaperOrder, facts: Piece, form: Form) -> None:
        docx = render(form.kind, facts, form.template)
        paper = Paper(
            id=_paper_id(order),
            case_no=order.case_no,
            kind=order.kind,
            title=CATALOGUE[form.kind].title,
            event_seq=order.event,
            written_on=order.written_on,
            facts=facts.model_dump(mode="json"),
            form=form.kind,
            template_sha256=self._store.put(form.template),
            template_version=form.version,
            docx_sha256=self._store.put(docx),
            docx_sm3=sm3(docx),
        )
        try:
            with transaction(self._engine) as session:
                put_on_record(session, paper)
        except IntegrityError:
            if not self._written(paper.id):
                raise

    async def _pdf(self, docx: bytes) -> bytes:
        try:
            return await self._converter.convert(docx)
        except PdfUnavailableError as unavailable:
            raise ApplicationError(
                str(unavailable), type="pdf_unavailable", non_retryable=True
            ) from None

    def _keep_pdf(self, paper_id: str, pdf: bytes) -> None:
        digest = self._store.put(pdf)
        with transaction(self._engine) as session:
            paper = session.get_one(Paper, paper_id, with_for_update=True)
            if paper.pdf_sha256 is None:
                paper.pdf_sha256, paper.converter = digest, _producer(pdf)
                session.add(paper)


def reproduced(paper: Paper, store: PaperStore) -> bytes:
    """A paper rendered again from the facts and the template that are on record for it.

    Raises ``LookupError`` where its template is not kept.
    """
    if paper.form is None or paper.template_sha256 is None:
        raise LookupError(paper.id)
    facts = CATALOGUE[paper.form].model.model_validate(paper.facts)
    return render(paper.form, facts, store.get(paper.template_sha256))


def _paper_id(order: PaperOrder) -> str:
    return f"{order.case_no}-{order.event:04d}-{order.kind}"


def _producer(pdf: bytes) -> str | None:
    """Which program, in which version, says in the PDF's own metadata that it made it."""
    match = _PRODUCER.search(pdf)
    return match[1].decode() if match else None


@contextmanager
def _told_without_names(code: str, paper_id: str) -> Generator[None]:
    """Failures cross into histories: they may hold codes and places, never what a party said."""
    try:
        yield
    except ApplicationError:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        raise ApplicationError(
            f"{paper_id}: {type(error).__name__} in {place.name}, line {place.lineno}", type=code
        ) from None
