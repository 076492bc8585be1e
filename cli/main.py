"""The console command ``jiefen``."""

import sys

import typer
from sqlalchemy.exc import SQLAlchemyError

from cli import accounts, cases, database, demo, doctor, law_debts, prepare, processes, up
from cli.api_description import access, openapi
from cli.certificates import ca_app
from cli.contact_sheet import contact_sheet
from cli.intake import intake_app
from cli.law import law_app
from cli.law_calendar import calendar_app
from cli.law_explain import explain
from cli.law_graph import graph
from cli.law_interest import delayed_interest, interest
from cli.law_limitation import limitation
from cli.law_rates import rates_app
from cli.notices import notices_app
from cli.operator_data import hand_over
from cli.packages import verify_package
from cli.paper_templates import adopt_templates, reproduce
from cli.papers import papers_app
from cli.policy import policy_app
from cli.proof import export, seal
from cli.recover import recover
from cli.retention import retention
from cli.retime import retime
from cli.rotate_key import rotate_key
from cli.route import route
from cli.simulate import simulate
from cli.switches import maintenance_app, outbound_app
from cli.verify import verify
from embedded.temporal_client import TemporalUnreachableError

app = typer.Typer(
    help="解纷：一百万元以下债务纠纷的调解、仲裁与诉讼",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.callback()(hand_over)
law_app.command("route")(route)
law_app.command("graph")(graph)
law_app.command("debt-types")(law_debts.debt_types)
law_app.command("evidence")(law_debts.evidence)
law_app.command("explain")(explain)
law_app.command("limitation")(limitation)
law_app.add_typer(calendar_app, name="calendar")
law_app.command("interest")(interest)
law_app.command("delayed-interest")(delayed_interest)
law_app.add_typer(rates_app, name="rates")
app.add_typer(law_app, name="law")
app.add_typer(database.database_app, name="db")
app.command("demo")(demo.demo)
app.command("simulate")(simulate)
app.add_typer(policy_app, name="policy")
app.command("up")(up.up)
app.command("worker")(processes.worker)
app.command("api")(processes.api)
app.command("doctor")(doctor.doctor)
app.command("prepare")(prepare.prepare)
app.command("retime")(retime)
app.command("retention")(retention)
app.command("sign-in")(accounts.sign_in)
app.command("sign-out")(accounts.sign_out)
app.command("user")(accounts.user)
app.command("rotate-key")(rotate_key)
app.command("recover")(recover)
app.command("submit")(cases.submit)
app.command("case")(cases.case)
app.command("openapi")(openapi)
app.command("access")(access)
app.add_typer(intake_app, name="intake")
app.command("seal")(seal)
app.command("export")(export)
app.command("verify")(verify)
app.command("verify-package")(verify_package)
app.add_typer(ca_app, name="ca")
papers_app.command("contact-sheet")(contact_sheet)
papers_app.command("adopt")(adopt_templates)
papers_app.command("reproduce")(reproduce)
app.add_typer(papers_app, name="papers")
app.add_typer(notices_app, name="notices")
app.add_typer(outbound_app, name="outbound")
app.add_typer(maintenance_app, name="maintenance")


def main() -> None:
    """Run a command; what its surroundings refuse ends it with one line and exit code 2."""
    try:
        app()
    except TemporalUnreachableError as error:
        reason = f"连接不到 Temporal 服务器：{error}"
    except SQLAlchemyError:
        reason = "数据库不可用：请检查 JIEFEN_DATABASE_URL 和 JIEFEN_HOME"
    except OSError as error:
        reason = f"无法读写“{error.filename}”：{error.strerror}" if error.filename else str(error)
    else:
        return
    typer.echo(f"错误：{reason}", err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
