"""Lists and search: what is searched, who was named in a case, saved views, and their indices"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

ROWS_AT_ONCE = 1_000
FORMER = ("assignee", "bureau", "next_due", "stage")
"""Columns of a case whose index alone served the worklist until now."""
ORDERS = {
    "due": ("next_due", "case_no", "closed_on", "stage", "assignee", "debt_type"),
    "stage": ("stage", "next_due", "case_no"),
    "filed": ("filed_on", "case_no"),
    "amount": ("amount_fen", "case_no"),
}
"""The orders of the worklist; that by due day holds what most filters ask for."""
FIGURES = ("amount_fen", "filed_on")
NAMING = ("mediator_appointed", "mediator_replaced", "tribunal_formed", "arbitrator_replaced")
CASE = sa.table(
    "dispute_case",
    *(sa.column(name, sa.String()) for name in ("case_no", "bureau", "offered_to")),
    sa.column("intake", sa.JSON()),
)
PERSON = {
    table: sa.table(table, sa.column("case_no"), sa.column("details", sa.JSON()))
    for table in ("party", "agent")
}
DOCUMENT = sa.table(
    "search_document",
    *(
        sa.column(name, sa.String())
        for name in ("case_no", "names", "contracts", "facts", "bigrams")
    ),
)


def upgrade() -> None:
    """Add them, and fill them from what is on record."""
    _create_tables()
    _index_words()
    for column in FORMER:
        op.drop_index(f"ix_dispute_case_{column}", "dispute_case")
    for name, columns in _worklist_indices():
        op.create_index(name, "dispute_case", columns)
    breached = sa.text("code = 'SLA_TOTAL_100' AND state = 'ended'")
    op.create_index(
        "breached_promise",
        "deadline",
        ["case_no"],
        sqlite_where=breached,
        postgresql_where=breached,
    )
    _note_officials()
    _fill_documents()


def downgrade() -> None:
    """Without them."""
    op.drop_index("breached_promise", "deadline")
    for name, _ in _worklist_indices():
        op.drop_index(name, "dispute_case")
    for column in FORMER:
        op.create_index(f"ix_dispute_case_{column}", "dispute_case", [column])
    if _on_sqlite():
        op.execute("DROP TABLE search_index")
    for table in ("saved_view", "named_official", "search_document"):
        op.drop_table(table)


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _worklist_indices() -> Iterator[tuple[str, list[str]]]:
    for order, columns in ORDERS.items():
        held = (*columns, *FIGURES) if order == "due" else columns
        yield f"worklist_by_{order}", ["bureau", *held]
        yield f"all_by_{order}", [*held]
    yield "worklist_by_number", ["bureau", "case_no"]
    yield "worklist_by_assignee", ["assignee", "next_due", "case_no"]
    yield "worklist_offered", ["offered_to", "next_due", "case_no"]


def _create_tables() -> None:
    op.create_table(
        "search_document",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_no", sa.String(), sa.ForeignKey("dispute_case.case_no"), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("names", "contracts", "facts", "bigrams")
        ),
        sa.UniqueConstraint("case_no"),
    )
    op.create_table(
        "named_official",
        sa.Column("user_id", sa.String(), primary_key=True),
        sa.Column("case_no", sa.String(), sa.ForeignKey("dispute_case.case_no"), primary_key=True),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("owner", sa.String(), sa.ForeignKey("user_account.id"), nullable=False),
        sa.Column("bureau", sa.String(), nullable=True),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("filter", sa.JSON(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("owner", "name"),
    )
    op.create_index("ix_saved_view_bureau", "saved_view", ["bureau"])


def _index_words() -> None:
    """The words of the documents, by the index for texts that each database brings along."""
    if not _on_sqlite():
        op.execute(
            "CREATE INDEX search_words ON search_document USING gin (string_to_array(bigrams, ' '))"
        )
        return
    # Beyond ASCII every character is part of a word to this tokenizer, and a blank never is.
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5("
        "bigrams, content='search_document', content_rowid='id', tokenize='ascii', detail='none')"
    )
    add = "INSERT INTO search_index(rowid, bigrams) VALUES (new.id, new.bigrams);"
    remove = (
        "INSERT INTO search_index(search_index, rowid, bigrams) "
        "VALUES ('delete', old.id, old.bigrams);"
    )
    for act, body in (("INSERT", add), ("DELETE", remove), ("UPDATE", remove + add)):
        op.execute(
            f"CREATE TRIGGER search_document_{act.lower()} AFTER {act} ON search_document "
            f"BEGIN {body} END"
        )


def _note_officials() -> None:
    """Whom the logs name as mediators and arbitrators."""
    event = sa.table(
        "event", sa.column("case_no"), sa.column("kind"), sa.column("facts", sa.JSON())
    )
    official = sa.table("named_official", sa.column("user_id"), sa.column("case_no"))
    connection = op.get_bind()
    query = sa.select(event.c.case_no, event.c.facts).where(event.c.kind.in_(NAMING))
    named = {
        (user_id, case_no)
        for case_no, facts in connection.execute(query)
        for user_id in (facts.get("mediator"), *facts.get("arbitrators", ()))
        if user_id
    }
    for user_id, case_no in sorted(named):
        connection.execute(official.insert().values(user_id=user_id, case_no=case_no))


def _fill_documents() -> None:
    """A document for each case on record, but those whose papers have been disposed of."""
    connection = op.get_bind()
    paper = sa.table("paper", sa.column("case_no"), sa.column("disposed_on"))
    disposed = sa.select(paper.c.case_no).where(paper.c.disposed_on.is_not(None))
    query = sa.select(CASE.c.case_no).where(CASE.c.case_no.not_in(disposed))
    numbers = connection.execute(query.order_by(CASE.c.case_no)).scalars().all()
    absorbed = _absorbed()
    for start in range(0, len(numbers), ROWS_AT_ONCE):
        batch = numbers[start : start + ROWS_AT_ONCE]
        rows = connection.execute(sa.select(CASE).where(CASE.c.case_no.in_(batch))).all()
        cases = {row.case_no: row for row in rows}
        names = _names(batch)
        documents = [
            _document(cases[number], names[number], _intakes(absorbed[number])) for number in batch
        ]
        connection.execute(DOCUMENT.insert(), documents)


def _absorbed() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = op.get_bind().execute(
        sa.text("SELECT case_no, other FROM case_link WHERE kind = 'absorbed'")
    )
    for case_no, other in rows:
        found[case_no].append(other)
    return found


def _intakes(numbers: Sequence[str]) -> list[dict[str, Any]]:
    if not numbers:
        return []
    query = sa.select(CASE.c.intake).where(CASE.c.case_no.in_(numbers))
    return [*op.get_bind().execute(query).scalars()]


def _names(numbers: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for table in PERSON.values():
        query = sa.select(table.c.case_no, table.c.details).where(table.c.case_no.in_(numbers))
        for case_no, details in op.get_bind().execute(query):
            found[case_no].append(_fold(details["name"]))
    return found


def _document(case: Any, names: Sequence[str], absorbed: list[dict[str, Any]]) -> dict[str, str]:
    intakes = [case.intake, *absorbed]
    contracts = [_fold(each.get("contract", {}).get("number") or "") for each in intakes]
    facts = [_fold(each.get("facts") or "") for each in intakes]
    words = {f"b{_fold(bureau)}" for bureau in (case.bureau, case.offered_to) if bureau}
    for mark, texts in (("n", names), ("c", contracts), ("f", facts)):
        words |= {mark + pair for text in texts for pair in _pairs(text)}
    return {
        "case_no": case.case_no,
        "names": "\n".join(names),
        "contracts": "\n".join(contracts),
        "facts": "\n".join(facts),
        "bigrams": " ".join(sorted(words)),
    }


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    silent = ("P", "S", "Z", "Cc", "Cf", "Cs")
    return "".join(each for each in plain if not unicodedata.category(each).startswith(silent))


def _pairs(text: str) -> Iterable[str]:
    return (text[start : start + 2] for start in range(len(text) - 1))
