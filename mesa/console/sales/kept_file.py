"""A small file that goes with the page while one thing about it is asked, and comes back with the answer."""

import base64
import binascii
import zlib

from mesa.lib import sheets


def packed(data):
    return base64.b64encode(zlib.compress(data)).decode()


def opened(said):
    """The bytes, or None of what is nothing that `packed` made; never more than a sheet may have."""
    try:
        unpacking = zlib.decompressobj()
        return unpacking.decompress(base64.b64decode(said, validate=True), sheets.MAX_SIZE + 1) or None
    except (binascii.Error, zlib.error, ValueError):
        return None
