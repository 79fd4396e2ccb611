"""From where a request comes, for the audit ledger."""

from mesa.accounts.audit import Where


def where(request):
    return Where(request.META.get("REMOTE_ADDR") or None, request.META.get("HTTP_USER_AGENT", ""))
