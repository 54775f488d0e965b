"""The plan of a report: from the notebook's outline to a flat list of blocks.

Redaction happens here, before anything is laid out: what a reader may not see never reaches a
writer.
"""

from collections.abc import Iterator

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import (
    HAND_OVER_MARK,
    EntityKind,
    ItemKind,
    SectionRole,
)
from micic_desk.domain.levels import default_level
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import full_line, initials, who_wrote
from micic_desk.report.attribution import attributed
from micic_desk.report.blocks import Block, BlockRole, OtherVersion, Plan
from micic_desk.report.handing_over import made_hand_over
from micic_desk.report.joined import Joined, Told
from micic_desk.report.preflight.finding import waived_reasons
from micic_desk.report.profile import Profile, Rules, Versions, rules_for
from micic_desk.report.redaction import redacted
from micic_desk.report.wording import Wording

_ROLES = {
    ItemKind.RECOMMENDATION: BlockRole.RECOMMENDATION,
    ItemKind.QUOTATION: BlockRole.QUOTATION,
    ItemKind.HAND_OVER: BlockRole.HAND_OVER,
}
_TITLE_FIELDS = ("initiative", "title", "dates")


def make_plan(
    notebook: Notebook,
    consultation: str,
    profile: Profile,
    wording: Wording,
    *,
    reasons: bool = True,
) -> Plan:
    """The report of one consultation for one reader; protected names are out of it already.

    One's own ends with the ``reasons`` why lines were left as they are, unless they are not wanted.
    """
    planner = _Planner(notebook, notebook[consultation], profile, wording)
    planner.tells_reasons = reasons and profile is Profile.OWN
    plan = planner.plan()
    if rules_for(profile, notebook[consultation]).protected_names:
        return plan
    return redacted(plan, notebook, wording)


class _Planner:
    """Plans one report; keeps count of what it withholds and prints no line twice."""

    def __init__(
        self, notebook: Notebook, consultation: Entity, profile: Profile, wording: Wording
    ) -> None:
        self._notebook = notebook
        self._consultation = consultation
        self._profile = profile
        self._rules: Rules = rules_for(profile, consultation)
        self._wording = wording
        self.tells_reasons = False
        self._printed: set[str] = set()
        self._placed = {
            one.text("item")
            for one in notebook.of_kind(EntityKind.PLACEMENT)
            if one.parent is not None and notebook.get(one.parent) is not None
        }
        self._joined = Joined(notebook, self._may_be_shown)
        self._withheld = 0
        self._conflicts = 0
        self._points = 0

    def plan(self) -> Plan:
        """The whole plan."""
        title = self._consultation.text("title") or self._consultation.text("initiative")
        body = list(self._parts()) or list(self._sessions())
        blocks = [*self._front(), *body]
        if self.tells_reasons:
            blocks += self._left_as_they_are(blocks)
        return Plan(
            title=title,
            subtitle=self._consultation.text("dates"),
            language=self._consultation.text("language") or self._wording.language,
            profile=self._profile.value,
            blocks=tuple(blocks),
            open_conflicts=0 if self._rules.versions is Versions.SHOWN_ONE else self._conflicts,
            both_shown=self._rules.versions is Versions.BOTH,
            withheld=self._withheld,
            layout=self._layout("document"),
        )

    def _left_as_they_are(self, blocks: list[Block]) -> list[Block]:
        """What a check found and somebody left for a reason: for one's own eyes, at the end."""
        found = []
        for one in dict.fromkeys((*(block.source for block in blocks), self._consultation.id)):
            entity = self._notebook.get(one)
            for reason in waived_reasons(entity) if entity is not None else ():
                words = entity.text("text") or entity.text("title") if entity is not None else ""
                text = f"{words}: {reason or self._wording.may_stay}"
                found.append(Block(role=BlockRole.POINT, text=text, level=1, source=one))
        if not found:
            return []
        return [Block(role=BlockRole.HEADING, text=self._wording.left_as_is), *found]

    def _layout(self, name: str) -> dict[str, object]:
        found = self._consultation.mapping("layout").get(name)
        return dict(found) if isinstance(found, dict) else {}

    def _front(self) -> Iterator[Block]:
        """Title lines and rapporteurs, in the order the source had them."""
        lines = {
            name: Block(
                role=BlockRole.TITLE_LINE,
                text=self._consultation.text(name),
                source=self._consultation.id,
                layout=self._layout(name),
            )
            for name in _TITLE_FIELDS
            if self._consultation.text(name)
        }
        for one in self._rapporteurs():
            lines[one.id] = Block(
                role=BlockRole.BYLINE,
                text=full_line(one),
                source=one.id,
                layout=self._layout(one.id),
            )
        wanted = self._consultation.mapping("layout").get("front")
        order = [one for one in wanted if isinstance(one, str)] if isinstance(wanted, list) else []
        for name in dict.fromkeys([*order, *lines]):
            if name in lines:
                yield lines[name]

    def _rapporteurs(self) -> list[Entity]:
        said = self._consultation.texts("rapporteurs")
        presenting = [part.text("presenter") for part in self._own_parts()]
        people = (self._notebook.get(one) for one in dict.fromkeys([*said, *presenting]) if one)
        return [one for one in people if one is not None and self._notebook.shown(one.id)]

    def _own_parts(self) -> list[Entity]:
        return self._notebook.children(self._consultation.id, EntityKind.PART)

    def _parts(self) -> Iterator[Block]:
        parts = self._own_parts()
        for index, part in enumerate(parts):
            if len(parts) > 1:
                yield self._part_title(part, index + 1)
            blocks = list(self._sections(part))
            yield from blocks
            following = parts[index + 1] if index + 1 < len(parts) else None
            handed = any(block.role is BlockRole.HAND_OVER for block in blocks)
            if not handed and (following is not None or part.text("hand_over")):
                yield self._hand_over(part, following)

    def _sessions(self) -> Iterator[Block]:
        """The notes as they were taken, where no report has been made of them yet."""
        done: set[str] = set()
        for one in self._own_sessions():
            if one.id in done:
                continue
            sessions = self._joined.same_as(one)
            done.update(each.id for each in sessions)
            session = sessions[0]
            lines = [line for each in sessions for line in self._lines_under(each, None)]
            if lines:
                yield Block(
                    role=BlockRole.HEADING,
                    text=session.text("title"),
                    source=session.id,
                    other_versions=self._other_versions(session, "title"),
                )
                yield from lines

    def _own_sessions(self) -> list[Entity]:
        """The sessions of the consultation, and of others that are the same one."""
        consultations = self._joined.same_as(self._consultation)
        own = [self._consultation, *(one for one in consultations if one != self._consultation)]
        return [
            session
            for one in own
            for session in self._notebook.children(one.id, EntityKind.SESSION)
        ]

    def _part_title(self, part: Entity, number: int) -> Block:
        presenter = self._notebook.get(part.text("presenter"))
        said = [part.text("title") or self._wording.part.format(n=number)]
        if presenter is not None:
            said.append(presenter.text("name") or presenter.text("code"))
        if part.text("scope"):
            said.append(part.text("scope"))
        return Block(role=BlockRole.PART_TITLE, text=" – ".join(said), source=part.id)

    def _hand_over(self, part: Entity, following: Entity | None) -> Block:
        """The line that gives the floor to the next rapporteur: as it was worded, else made."""
        text, source = part.text("hand_over"), part
        if not text and following is not None:
            text, source = made_hand_over(self._notebook, following, self._wording), following
        return Block(role=BlockRole.HAND_OVER, text=text, mark=HAND_OVER_MARK, source=source.id)

    def _sections(self, part: Entity) -> Iterator[Block]:
        yield from self._lines_under(part, None)
        for section in self._notebook.children(part.id, EntityKind.SECTION):
            if section.text("role") == SectionRole.ANNEX and not self._rules.annexes:
                self._withheld += sum(1 for _ in self._notebook.below(section.id))
                continue
            lines = list(self._lines_under(section, None))
            if not lines and _is_made_for_her(section):
                continue
            is_key_point = section.text("role") == SectionRole.KEY_POINT
            self._points += is_key_point
            heading = section.text("number") or (f"{self._points}." if is_key_point else "")
            yield Block(
                role=BlockRole.KEY_POINT if is_key_point else BlockRole.HEADING,
                text=section.text("title"),
                number=heading,
                source=section.id,
                other_versions=self._other_versions(section, "title"),
                layout=section.mapping("layout"),
            )
            yield from lines

    def _lines_under(self, top: Entity, top_level: int | None) -> Iterator[Block]:
        """Every line under an entity, depth first; iterative, because depth is the user's."""
        waiting = [(one, top_level) for one in reversed(self._standing_in(top))]
        while waiting:
            entity, above = waiting.pop()
            item, wording = self._line(entity)
            if item is None:
                under = self._standing_in(entity) if self._was_told(entity) else []
                waiting.extend((one, above) for one in reversed(under))
                continue
            if not self._may_be_shown(item):
                self._withheld += 1 + sum(1 for _ in self._notebook.below(item.id))
                continue
            told = self._joined.told(item)
            self._printed |= told.ids
            level = _level(told.main, above)
            yield self._block(told, wording or printed_text(told.main), level)
            under = [one for each in told.members for one in self._standing_in(each)]
            if entity.id != item.id:
                under = [*under, *self._standing_in(entity)]
            waiting.extend((one, level) for one in reversed(under))

    def _was_told(self, entity: Entity) -> bool:
        """Whether a place in the report is of a line that another one has spoken for."""
        return entity.kind == EntityKind.PLACEMENT and entity.text("item") in self._printed

    def _standing_in(self, parent: Entity) -> list[Entity]:
        return self._notebook.children(parent.id, EntityKind.ITEM, EntityKind.PLACEMENT)

    def _line(self, entity: Entity) -> tuple[Entity | None, str]:
        """The item an entity shows here, and other words for it; None where it shows none."""
        if entity.kind == EntityKind.PLACEMENT:
            item = self._notebook.get(entity.text("item"))
            wanted = item is not None and self._notebook.shown(item.id)
            if item is None or not wanted or item.id in self._printed:
                return None, ""
            return item, entity.text("wording")
        above = self._notebook.get(entity.parent or "")
        moved_away = (
            entity.id in self._placed and above is not None and above.kind == EntityKind.ITEM
        )
        if moved_away or entity.id in self._printed:
            return None, ""
        return entity, ""

    def _may_be_shown(self, item: Entity) -> bool:
        """Nothing that was noted under a withheld line is shown, wherever it was placed."""
        above = (one for one in self._notebook.ancestors(item.id) if one.kind == EntityKind.ITEM)
        return all(self._rules.allows(one) for one in (item, *above))

    def _block(self, told: Told, wording: str, level: int) -> Block:
        item = told.main
        self._conflicts += told.open
        versions = self._joined.versions(told) if self._both() else ()
        return Block(
            role=_role(item, level),
            text=" – ".join(one for one in (wording, item.text("outcome")) if one),
            level=level,
            mark=item.text("mark"),
            label=item.text("label") or self._fate(item, wording),
            speaker=self._speaker(item),
            author=self._author(told),
            language=item.text("language"),
            source=item.id,
            other_versions=(*self._other_versions(item, "text"), *versions),
            layout=item.mapping("layout"),
        )

    def _fate(self, item: Entity, text: str) -> str:
        """What became of a starting point, where its own words do not begin with that."""
        said = self._wording.state(item.text("state"))
        # French puts a no-break space before a colon, which keyboards do not.
        typed, label = (" ".join(one.casefold().split()) for one in (text, said))
        return "" if typed.startswith(label) else said

    def _speaker(self, item: Entity) -> str:
        said = item.text("speaker")
        person = self._notebook.get(said)
        return attributed(said, person, self._rules.attribution, self._wording)

    def _author(self, told: Told) -> str:
        """Who noted a line; of an open conflict, whose version is the one that is shown."""
        for version in told.main.conflicts.get("text", ()) if self._both() else ():
            person = who_wrote(self._notebook, version.actor)
            if version.value == told.main.fields.get("text") and person is not None:
                return initials(person)
        return self._joined.authors(told) if self._rules.authors else ""

    def _both(self) -> bool:
        return self._rules.versions is Versions.BOTH

    def _other_versions(self, entity: Entity, name: str) -> tuple[OtherVersion, ...]:
        """The versions of an open conflict that are not the one shown."""
        versions = entity.conflicts.get(name, ())
        self._conflicts += bool(versions)
        if not self._both():
            return ()
        found = []
        for version in versions:
            if version.value == entity.fields.get(name):
                continue
            person = who_wrote(self._notebook, version.actor)
            by = initials(person) if person is not None else ""
            found.append(OtherVersion(str(version.value or ""), by))
        return tuple(found)


def _is_made_for_her(section: Entity) -> bool:
    """Whether nobody asked for a section: each report begins with an introduction by itself."""
    brought = section.mapping("layout")
    return section.text("role") == SectionRole.INTRODUCTION and not brought


def printed_text(item: Entity) -> str:
    """An item's words without the tags at their end: those are for finding, not for readers."""
    text = item.text("text")
    tags = item.texts("tags")
    while (last := text.rsplit(None, 1)[-1:]) and last[0].removeprefix("#") in tags:
        if not last[0].startswith("#"):
            break
        text = text.removesuffix(last[0]).rstrip()
    return text


_KINDS = {kind.value: kind for kind in ItemKind}


def _role(item: Entity, level: int) -> BlockRole:
    kind = _kind(item)
    if kind is ItemKind.IMPLICATION and item.text("mark"):
        return BlockRole.IMPLICATION
    return _ROLES.get(kind, BlockRole.POINT if level else BlockRole.PARAGRAPH)


def _level(item: Entity, above: int | None) -> int:
    said = item.mapping("layout").get("level")
    if isinstance(said, int) and not isinstance(said, bool) and said >= 0:
        return said if above is None else max(said, above)
    return default_level(_kind(item), above)


def _kind(item: Entity) -> ItemKind:
    return _KINDS.get(item.text("kind"), ItemKind.POINT)
