"""One set of facts for each kind of paper, taken by hand from the disputes in examples/."""

from tests.templates.samples_arbitration import ARBITRATION
from tests.templates.samples_challenge import CHALLENGE
from tests.templates.samples_court import COURT
from tests.templates.samples_elements import ELEMENTS
from tests.templates.samples_intake import INTAKE
from tests.templates.samples_mediation import MEDIATION
from tests.templates.samples_performance import PERFORMANCE

SAMPLES = INTAKE | MEDIATION | COURT | ARBITRATION | PERFORMANCE | CHALLENGE | ELEMENTS
