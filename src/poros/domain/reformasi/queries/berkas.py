"""Files of steps, fetched at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model

from poros.kernel.berkas.models import Tautan
from poros.kernel.registry import objek_menurut_model

M = TypeVar("M", bound=Model)


def bertautan(model: type[M], rows: Iterable[M]) -> list[M]:
    """Rows of one kind, each with its files as `tautan`. One statement for all."""
    found = list(rows)
    files: dict[int, list[Tautan]] = defaultdict(list)
    ties = Tautan.objects.filter(objek=objek_menurut_model(model), objek_id__in=[row.pk for row in found])
    for tie in ties.select_related("berkas"):
        files[tie.objek_id].append(tie)
    for row in found:
        row.tautan = files[row.pk]  # type: ignore[attr-defined] -- hung on for the page
    return found
