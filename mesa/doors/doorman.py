"""Who may enter which door. The login wall is Django's; this is the inner door.

Where a second factor is required, staff without one enter their own account, and everything else as a requester.
"""

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from mesa.accounts import second_factor

OWN_ACCOUNT = "cuenta/"  # where the factor is set up
DOORS = {"console": lambda person: person.is_house}


class DoormanMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        welcome = DOORS.get(request.resolver_match.app_name)
        if welcome is None:
            if not request.resolver_match.route.startswith(OWN_ACCOUNT) and lacks_second_factor(request):
                second_factor.as_requester(request.user)
            return None
        if not (request.user.is_authenticated and welcome(request.user)):
            raise PermissionDenied
        if lacks_second_factor(request):
            messages.info(request, _("Para entrar a la consola, activa primero tu segundo factor."))
            return redirect("mfa_index")
        return None


def lacks_second_factor(request):
    """The session remembers how the person signed in; the table is asked only on the day it is set up."""
    if not (settings.REQUIRE_SECOND_FACTOR and request.user.is_authenticated and request.user.is_house):
        return False
    used = (record["method"] for record in get_authentication_records(request, request.user))
    return "mfa" not in used and second_factor.lacks(request.user)
