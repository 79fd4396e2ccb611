"""Uploads stop at the door: no file larger than promised reaches the disk. Endless requests the server refuses."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from mesa.tickets.actions.files import MAX_SIZE


class Ceiling(FileUploadHandler):
    """First of the handlers: a file that grows too large is dropped, and the request remembers its name."""

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > MAX_SIZE:
            self.request.oversized = [*getattr(self.request, "oversized", []), self.file_name]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None
