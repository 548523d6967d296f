"""The words of a choice, found by one look-up."""

from functools import cache
from typing import Any

from django.db import models


class Berlabel(models.Model):
    """For rows that stand in long lists: Django makes all words of all choices anew for each one it shows."""

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> str:  # noqa: N802 -- Django's own name
        value = getattr(self, field.attname)
        word = _kata(field).get(value, value)
        return "" if word is None else str(word)


@cache
def _kata(field: "models.Field[Any, Any]") -> dict[Any, Any]:
    return dict(field.flatchoices)
