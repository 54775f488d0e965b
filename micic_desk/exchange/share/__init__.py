"""The share file: what one rapporteur hands another, sealed, signed and read with distrust.

A file is ``age( magic | sender's Ed25519 key | signature | payload )``; the payload is JSON
Lines, a manifest first and then one operation a line, byte for byte as it is stored.
`seal` and `unseal` are the two doors; neither touches a disk.
"""
