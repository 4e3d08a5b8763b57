"""The envelope around the items of `export json`."""

import json
from codecs import BOM_UTF8

import msgspec

from followup_tui.domain.refusal import Refused

VERSION = 1


def items_of(content: bytes, name: str) -> object:
    """Return the items of the envelope in a file of that name; raises Refused for anything else."""
    try:
        envelope = _decoded(content.removeprefix(BOM_UTF8))
    except (ValueError, RecursionError) as error:
        raise Refused(f"{name} is no JSON: {error}. It takes what export json wrote.") from error
    if not isinstance(envelope, dict) or "items" not in envelope:
        raise Refused(f'{name} holds no "items": it takes what export json wrote.')
    version = envelope.get("version")
    if version not in (None, VERSION):
        raise Refused(f"{name} is of version {version!r}, this program reads {VERSION}.")
    return envelope["items"]


def _decoded(content: bytes) -> object:
    try:
        return msgspec.json.decode(content)
    except msgspec.DecodeError:
        if rb"\ud" not in content.lower():
            raise
        # Half of an emoji, cut by another program: no text, and yet allowed in JSON.
        return json.loads(content)
