"""Who else hears of a ticket, from the desk: the addresses in copy, and oneself."""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mesa.doors.followers import let_go, put_in_copy

from .page import find, workspace


@require_POST
def follow(request, number):
    ticket = find(request, number)
    if refused := put_in_copy(request, ticket):
        return workspace(request, ticket, copying=refused, status=422)
    return redirect("console:ticket", number)


@require_POST
def unfollow(request, number):
    let_go(request, find(request, number))
    return redirect("console:ticket", number)
