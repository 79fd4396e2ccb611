"""From where a request comes, for the audit ledger."""

from ipaddress import ip_address

import structlog

from mesa.accounts.audit import Where

FORWARDED = "mesa.forwarded"  # in the environment that the bridge makes
log = structlog.get_logger(__name__)


def where(request):
    return Where(request.META.get("REMOTE_ADDR") or None, request.META.get("HTTP_USER_AGENT", ""))


def is_here(request):
    """Whether it comes from this very machine and through nobody: what a proxy forwards is somebody else's, even when
    the proxy is here and no setting says so."""
    if not ip_address(request.META["REMOTE_ADDR"]).is_loopback:
        return False
    forwarded = request.META.get(FORWARDED, False)
    if forwarded:
        log.warning("a proxy forwards to a door of this machine alone: set MESA_TRUSTED_PROXIES", path=request.path)
    return not forwarded
