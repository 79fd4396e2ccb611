"""Who is calling, when trusted proxies stand in front: what they say is believed, what the caller says is not."""

from ipaddress import ip_address


def caller(scope, proxies, public_scheme):
    """(scheme, address). Each proxy appends whom it heard, so the outermost trusted one is `proxies` from the end."""
    peer = (scope.get("client") or ("", 0))[0]
    if not proxies:
        return scope.get("scheme", "http"), peer
    hops = _values(scope, b"x-forwarded-for")
    schemes = _values(scope, b"x-forwarded-proto")
    scheme = schemes[-1] if schemes and schemes[-1] in {"http", "https"} else public_scheme
    return scheme, (_address(hops[-proxies]) if len(hops) >= proxies else "") or peer


def _values(scope, wanted):
    joined = b",".join(value for name, value in scope["headers"] if name == wanted)
    return [part.strip() for part in joined.decode("latin-1").split(",") if part.strip()]


def _address(text):
    """Some proxies add the port: 192.0.2.1:443, [2001:db8::1]:443."""
    bare = text[1:].partition("]")[0] if text.startswith("[") else text
    bare = bare.partition(":")[0] if bare.count(":") == 1 else bare
    try:
        return str(ip_address(bare))
    except ValueError:
        return ""
