"""What the file says of itself (XMP, ISO 16684-1): its title and which standards it keeps.

No author, program, day or clock. PDF/A and PDF/UA both want their part named here, and PDF/A
wants what PDF/UA adds explained.
"""

from xml.sax.saxutils import escape

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_EXPLAINED = (
    '<rdf:Description rdf:about=""'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def metadata(title: str, subject: str, language: str) -> bytes:
    """The packet for a report; empty facts are left out, as they are in the file's own list."""
    facts = [
        _alternative("title", title),
        _alternative("description", subject),
        f"<dc:language><rdf:Bag><rdf:li>{_said(language)}</rdf:li></rdf:Bag></dc:language>"
        if language
        else "",
    ]
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f"{''.join(facts)}"
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
        f"{_EXPLAINED}</rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    )
    return packet.encode("utf-8", "replace")


def _alternative(name: str, text: str) -> str:
    if not text:
        return ""
    said = f'<rdf:Alt><rdf:li xml:lang="x-default">{_said(text)}</rdf:li></rdf:Alt>'
    return f"<dc:{name}>{said}</dc:{name}>"


def _said(text: str) -> str:
    """Text as XML can hold it: no character that XML 1.0 forbids."""
    allowed = (one for one in text if one in "\t\n\r" or (one >= " " and one not in "\ufffe\uffff"))
    return escape("".join(allowed))
