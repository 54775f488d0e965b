"""What may stand on a screen that the whole room sees."""

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind, Sensitivity
from micic_desk.domain.notebook import Notebook


def may_be_projected(notebook: Notebook, entity: Entity) -> bool:
    """Whether a line may be shown: no note to self and nothing confidential, nor what is under it.

    All versions that stand against each other count. A placement is what it places, with
    everything that stands above that where it was captured.
    """
    item: Entity | None = entity
    if entity.kind == EntityKind.PLACEMENT:
        item = notebook.get(entity.text("item"))
    if item is None:
        return False
    return not any(_is_private(one) for one in (item, *notebook.ancestors(item.id)))


def _is_private(entity: Entity) -> bool:
    private = ItemKind.NOTE_TO_SELF in _said(entity, "kind")
    return private or Sensitivity.CONFIDENTIAL in _said(entity, "sensitivity")


def _said(entity: Entity, name: str) -> list[object]:
    versions = [one.value for one in entity.conflicts.get(name, ())]
    return [entity.fields.get(name), *versions]
