"""Shape of the filters."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from poros.kernel.registry import manifests
from poros.web.forms import Tanggal

from .queries import kalimat


def _aksi() -> list[tuple[str, object]]:
    return [("", _("Semua tindakan")), *sorted(kalimat().items(), key=lambda item: str(item[1]))]


def _objek() -> list[tuple[str, object]]:
    return [("", _("Semua hal")), *((o.jenis, o.nama) for m in manifests() for o in m.objek)]


class Saring(forms.Form):
    """Filters of the trail."""

    orang = forms.CharField(label=pgettext_lazy("seorang", "Orang"), required=False, max_length=100)
    aksi = forms.ChoiceField(label=_("Tindakan"), required=False, choices=_aksi)
    objek = forms.ChoiceField(label=_("Hal"), required=False, choices=_objek)
    dari = forms.DateField(label=_("Dari"), required=False, widget=Tanggal)
    sampai = forms.DateField(label=_("Sampai"), required=False, widget=Tanggal)
