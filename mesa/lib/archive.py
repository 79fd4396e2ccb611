"""A ZIP written while it is read: whatever its size, only a piece of it is in memory."""

from zipfile import ZIP_DEFLATED, ZipFile


class _Pipe:
    """What ZipFile asks of a file that cannot seek."""

    def __init__(self):
        self.pieces = []

    def write(self, piece):
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self):
        pass

    def take(self):
        taken, self.pieces = b"".join(self.pieces), []
        return taken


def stream(entries):
    """The bytes of an archive of `(name, pieces)`."""
    pipe = _Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as archive:
        for name, pieces in entries:
            with archive.open(name, "w", force_zip64=True) as out:
                for piece in pieces:
                    out.write(piece)
                    yield pipe.take()
    yield pipe.take()
