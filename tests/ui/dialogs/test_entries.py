from micic_desk.ui.dialogs.entries import Entry, fitting


def test_what_can_be_done_comes_before_what_cannot() -> None:
    stop = Entry(id="stop", name="Stop placing in a key point", able=False)
    add = Entry(id="add", name="Put in a key point")
    assert fitting([stop, add], "key point", recent=["stop"]) == [add, stop]
    assert fitting([stop, add], "stop placing") == [stop]
