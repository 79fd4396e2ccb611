"""Who the token acts for."""

from ninja import Router

from mesa.api import shapes
from mesa.api.answers import said

router = Router(tags=["me"])


@router.get("/me", response=shapes.Me)
def me(request):
    return said(me_json(request.auth))


def me_json(person):
    return {
        "id": person.pk,
        "name": person.name,
        "email": person.email,
        "role": person.role,
        "verified": person.is_verified,
        "language": person.language,
        "timezone": person.timezone,
    }
