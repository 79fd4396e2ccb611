"""Who else hears of one's ticket: whom one puts in copy, and what a letter of theirs proposed."""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mesa.doors.followers import let_go, put_in_copy
from mesa.doors.limits import refusal

from .views import find_own, whole


@require_POST
def follow(request, number):
    ticket = find_own(request, number)
    if refused := refusal(request, "put_in_copy"):
        return refused
    if form := put_in_copy(request, ticket):
        return whole(request, ticket, copying=form, status=422)
    return redirect("portal:ticket", number)


@require_POST
def unfollow(request, number):
    let_go(request, find_own(request, number))
    return redirect("portal:ticket", number)
