"""Uploads stop at the door: nothing larger than promised reaches the disk."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from mesa.tickets.actions.files import MAX_PER_NOTE, MAX_SIZE

MAX_REQUEST = (MAX_PER_NOTE + 1) * MAX_SIZE


class Ceiling(FileUploadHandler):
    """First of the handlers: drops and names a file that grows too large, refuses a request that announces too much."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        if content_length > MAX_REQUEST:
            raise RequestDataTooBig("the request is larger than its files may be")

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > MAX_SIZE:
            self.request.oversized = [*getattr(self.request, "oversized", []), self.file_name]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None
