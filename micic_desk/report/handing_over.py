"""The line that gives the floor to the next rapporteur, where nobody wrote one."""

from micic_desk.domain.entity import Entity
from micic_desk.domain.notebook import Notebook
from micic_desk.report.wording import Wording


def made_hand_over(notebook: Notebook, following: Entity, wording: Wording) -> str:
    """The line as it is made: to whom, and what that part is about."""
    presenter = notebook.get(following.text("presenter"))
    name = (presenter.text("name") or presenter.text("code")) if presenter else ""
    text = wording.hand_over_to.format(name=name) if name else wording.hand_over
    return " – ".join(one for one in (text, following.text("scope")) if one)
