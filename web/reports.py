"""The page of reports: the figures as charts and as tables, and what each of them means."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError

from api.caller import Database, SignedIn
from api.ops import Kept
from api.problems import Problem, problem_of
from api.report_files import COLUMNS, DEFINITIONS, STAGE_COLUMNS, STAGES, name_of, printed
from api.reports import ReportAsked, read_report
from law.debt_types import debt_types
from web.labels import ops as ops_labels
from web.queries import filled
from web.rendering import PageRoute, page

router = APIRouter(route_class=PageRoute, include_in_schema=False)

LISTED = 60
"""So many groups are shown on the page; the files hold all of them."""


@router.get("/reports")
def reports_page(request: Request, caller: SignedIn, engine: Database, kept: Kept) -> Response:
    """A report, as far as the form can be understood; else the form with what is wrong."""
    query = filled(request)
    try:
        asked = ReportAsked.model_validate(query)
        report, wrong = read_report(caller, engine, kept, asked), None
    except (ValidationError, Problem) as error:
        report, wrong = None, problem_of(error)
    return page(
        "reports.html",
        caller=caller,
        asked=dict.fromkeys(ReportAsked.model_fields) | query,
        report=report,
        problem=wrong,
        listed=LISTED,
        query=urlencode(query),
        columns=COLUMNS,
        stage_columns=STAGE_COLUMNS,
        definitions=DEFINITIONS,
        stage_names=STAGES,
        grouped=ops_labels.GROUPED,
        debt_types=debt_types(),
        name_of=name_of,
        printed=printed,
    )
