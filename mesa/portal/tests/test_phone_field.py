import pytest
from django.core.exceptions import ValidationError

from mesa.portal.account.fields import PhoneField


@pytest.mark.parametrize("typed", ["\u202d+52 1 55 1234 5678\u202c", "044 55 1234 5678\u202c", "tel:+525512345678"])
def test_a_number_is_taken_as_it_comes_off_a_clipboard(typed):
    assert PhoneField().clean(typed) == "+525512345678"


@pytest.mark.parametrize("typed", ["5512345678 ext 105", "55 1234 5678, ext. 105", "\u202a55 1234 5678 x105\u202c"])
def test_an_extension_is_not_dropped_in_silence(typed):
    with pytest.raises(ValidationError, match="extensión 105"):
        PhoneField().clean(typed)
