"""What is fitted into a workspace, in this order: each brings its own commands and sheets."""

from micic_desk.ui.window.backing_up import BackingUp
from micic_desk.ui.window.beginning import Beginning
from micic_desk.ui.window.checking import Checking
from micic_desk.ui.window.closing import Closing
from micic_desk.ui.window.coming_back import ComingBack
from micic_desk.ui.window.compact import Compact
from micic_desk.ui.window.consultations import Consultations
from micic_desk.ui.window.dating import Dating
from micic_desk.ui.window.delivering import Delivering
from micic_desk.ui.window.exchanging import Exchanging
from micic_desk.ui.window.exposing import Exposing
from micic_desk.ui.window.finding import Finding
from micic_desk.ui.window.gap_filling import GapFilling
from micic_desk.ui.window.heading import Heading
from micic_desk.ui.window.in_session import InSession
from micic_desk.ui.window.knowing import Knowing
from micic_desk.ui.window.locking import Locking
from micic_desk.ui.window.looking_after import LookingAfter
from micic_desk.ui.window.outlining import Outlining
from micic_desk.ui.window.passing_on import PassingOn
from micic_desk.ui.window.preferring import Preferring
from micic_desk.ui.window.reading_back import ReadingBack
from micic_desk.ui.window.reading_on import ReadingOn
from micic_desk.ui.window.recalling import Recalling
from micic_desk.ui.window.referring import Referring
from micic_desk.ui.window.registering import Registering
from micic_desk.ui.window.rekeying import Rekeying
from micic_desk.ui.window.reporting import Reporting
from micic_desk.ui.window.resuming import Resuming
from micic_desk.ui.window.returning import Returning
from micic_desk.ui.window.saving import Saving
from micic_desk.ui.window.speaking import Speaking
from micic_desk.ui.window.spelling import SpellingHelp
from micic_desk.ui.window.taking import Taking
from micic_desk.ui.window.taking_down import TakingDown
from micic_desk.ui.window.tallying import Tallying
from micic_desk.ui.window.unwritten import Unwritten
from micic_desk.ui.window.working import Working
from micic_desk.ui.window.workspace import Workspace

_ALL = (
    Saving,
    ComingBack,
    Working,
    TakingDown,
    Outlining,
    InSession,
    GapFilling,
    Finding,
    Consultations,
    Exchanging,
    PassingOn,
    Exposing,
    Closing,
    Recalling,
    BackingUp,
    LookingAfter,
    Reporting,
    Taking,
    Registering,
    Checking,
    Beginning,
    Speaking,
    Delivering,
    Knowing,
    Heading,
    Referring,
    Tallying,
    Dating,
    SpellingHelp,
    Preferring,
    Unwritten,
    Rekeying,
    Locking,
    Compact,
    ReadingBack,
    ReadingOn,
    Resuming,
    Returning,
)


def fit_all(space: Workspace) -> None:
    """Fit everything in; what comes first comes first in menus and palette."""
    for sort in _ALL:
        sort(space).fit()
