"""What the file says of itself, read as XML."""

from xml.etree import ElementTree as ET

from micic_desk.report.pdf.metadata import metadata

DC = "{http://purl.org/dc/elements/1.1/}"


def read(packet: bytes) -> ET.Element:
    return ET.fromstring(packet)  # noqa: S314 - our own bytes


def test_hostile_titles_are_only_text() -> None:
    title = "</dc:title>&amp;\x00\x1f]]> \ufffe é"
    root = read(metadata(title, "", "en"))
    found = [one.text for one in root.iter() if one.text and "amp" in one.text]
    assert found == ["</dc:title>&amp;]]>  é"]


def test_what_is_empty_is_left_out() -> None:
    names = {one.tag for one in read(metadata("T", "", "")).iter()}
    assert f"{DC}title" in names
    assert not {f"{DC}description", f"{DC}language", f"{DC}creator"} & names
