from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.report.guidelines import guidelines
from micic_desk.report.profile import Profile
from micic_desk.report.register import Part, Register, make_register
from micic_desk.report.register_wording import load_register_wording

HERE = "c" * 32


def entity(one: str, sort: EntityKind, parent: str, /, order: str = "", **fields: Json) -> Entity:
    return Entity(
        id=one.ljust(32, "0"),
        kind=sort,
        parent=parent.ljust(32, "0") if len(parent) < 32 and parent != "root" else parent,
        order=order or one,
        fields=fields,
    )


def asks(one: str, parent: str, text: str, **fields: Json) -> Entity:
    said: dict[str, Json] = {"kind": "recommendation", "text": text, **fields}
    return entity(one, EntityKind.ITEM, parent, **said)


def made(*entities: Entity, profile: Profile = Profile.PUBLIC) -> Register:
    notebook = Notebook(
        [
            entity(HERE, EntityKind.CONSULTATION, "root", title="Consultation"),
            entity("5", EntityKind.SESSION, HERE),
            entity("9", EntityKind.PART, HERE),
            entity("91", EntityKind.SECTION, "9", role="key_point", title="One"),
            entity("92", EntityKind.SECTION, "9", role="key_point", title="Two"),
            *entities,
        ]
    )
    return make_register(notebook, HERE, profile, load_register_wording("en"), guidelines())


def column(register: Register, part: Part) -> list[str]:
    return [row.cells[list(Part).index(part)] for row in register.rows]


def test_printing_order_first_then_what_stands_nowhere_in_the_report() -> None:
    register = made(
        asks("1a", "5", "captured first, placed last"),
        asks("1b", "5", "nowhere"),
        asks("1c", "5", "captured last, placed first"),
        entity("d1", EntityKind.PLACEMENT, "91", item="1c".ljust(32, "0")),
        entity("d2", EntityKind.PLACEMENT, "92", item="1a".ljust(32, "0"), wording="as printed"),
    )
    assert column(register, Part.TEXT) == ["captured last, placed first", "as printed", "nowhere"]
    assert column(register, Part.KEY_POINT) == ["1. One", "2. Two", ""]


def test_what_a_reader_may_not_see_is_in_no_cell() -> None:
    secret = entity(
        "2a", EntityKind.ITEM, "5", kind="fact", text="the secret", sensitivity="confidential"
    )
    lines = (
        secret,
        asks("1a", "5", "open", evidence=["2a".ljust(32, "0")]),
        asks("1b", "5", "closed", sensitivity="confidential"),
        asks("1c", "2a", "under something closed"),
    )
    public = made(*lines)
    assert column(public, Part.TEXT) == ["open"]
    assert column(public, Part.EVIDENCE) == [""]
    assert public.withheld == 2
    own = made(*lines, profile=Profile.OWN)
    assert sorted(column(own, Part.TEXT)) == ["closed", "open", "under something closed"]
    assert "the secret" in column(own, Part.EVIDENCE)


def test_values_are_words_and_guidelines_have_their_titles() -> None:
    register = made(
        asks(
            "1a",
            "5",
            "x",
            strength="must",
            phase="before",
            support="contested",
            other_wording="y instead",
            status="put_forward",
            guideline=["G11", "P7", "our charter"],
            groups=["children", "women"],
        )
    )
    assert column(register, Part.STRENGTH) == ["must"]
    assert column(register, Part.PHASE) == ["before the crisis"]
    assert column(register, Part.STATUS) == ["put forward"]
    assert column(register, Part.OTHER_WORDING) == ["y instead"]
    assert column(register, Part.GROUPS) == ["children; women"]
    assert column(register, Part.GUIDELINE)[0].split("; ") == [
        "G11 Provide humanitarian assistance to migrants without discrimination",
        "P7 Migrants strengthen the vitality of host and origin States (title not verified)",
        "our charter",
    ]


def test_a_fields_odd_value_is_printed_as_it_is() -> None:
    register = made(asks("1a", "5", "x", strength="perhaps", guideline="G12"))
    assert column(register, Part.STRENGTH) == ["perhaps"]
    assert column(register, Part.GUIDELINE)[0].startswith("G12 Establish")


def test_of_joined_lines_the_main_one_stands_for_all() -> None:
    ids: Json = ["1a".ljust(32, "0"), "1b".ljust(32, "0")]
    link = entity("e1", EntityKind.LINK, HERE, relation="same", items=ids, main="1b".ljust(32, "0"))
    register = made(asks("1a", "5", "noted by one"), asks("1b", "5", "noted by two"), link)
    assert column(register, Part.TEXT) == ["noted by two"]
