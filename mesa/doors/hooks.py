"""Where the service behind a channel delivers what arrived: the channel proves who it is, and answers."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from mesa import channels


def find(slug):
    """The installed channel of that slug; raises Http404."""
    try:
        return channels.channel(slug)
    except KeyError:
        raise Http404 from None


@csrf_exempt
@login_not_required
@never_cache
def hook(request, channel):
    take = find(channel).hook
    if take is None:
        raise Http404
    return take(request)
