"""The parts of a Word file and the zip around them: no author, no clock, no path, no program."""

import io
import zipfile
from collections.abc import Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_NAMED = ("numbering", "styles", "settings", "footer")


def packed(parts: Mapping[str, str]) -> bytes:
    """A zip of the parts, in order, whose entries all carry the first day a zip knows."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells on which system it was made
            file.writestr(entry, text.encode("utf-8"))
    return made.getvalue()


def content_types() -> str:
    """What each part is."""
    kinds = {
        "document": "document.main",
        **{name: name for name in _NAMED},
    }
    said = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{said}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def package_relations() -> str:
    """Where the document and its facts are."""
    return _relations(
        (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def document_relations() -> str:
    """What the document uses; a part's number is its place in this list, from 1."""
    return _relations(*((f"{_OFFICE}/relationships/{name}", f"{name}.xml") for name in _NAMED))


FOOTER_ID = f"r{_NAMED.index('footer') + 1}"


def core(title: str, language: str) -> str:
    """Title and language, both escaped; nothing else is anybody's business."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
    )


def settings() -> str:
    """Word's own way of laying out of today, not of an older version."""
    return (
        f"{HEAD}<w:settings {NAMESPACE}><w:compat><w:compatSetting "
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat></w:settings>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    said = "".join(
        f'<Relationship Id="r{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'
