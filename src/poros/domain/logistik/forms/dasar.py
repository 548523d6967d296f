"""Fields that all forms here share: days, whole amounts, rupiah, places, moments."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from poros.domain.krisis.publik import kejadian_aktif
from poros.kernel.berkas.jenis import ekstensi_diterima
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.web.forms import Rupiah, Tanggal, TanggalJam, TeksPanjang, Unggah

from ..models import Barang, Gudang
from ..models.dasar import Kejadian
from ..values import JUMLAH_MAKS, RUPIAH_MAKS

TAHUN = (date(1900, 1, 1), date(2200, 1, 1))
BIGINT = 2**63 - 1


class Hari(forms.DateField):
    """A day that a government can mean."""

    widget = Tanggal

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not TAHUN[0] <= day < TAHUN[1]:
            raise forms.ValidationError(_("Tulis tahun antara 1900 dan 2199."))
        return day


class Saat(forms.DateTimeField):
    """A day and an hour that a government can mean."""

    widget = TanggalJam

    def clean(self, value: Any) -> Any:
        moment = super().clean(value)
        if moment is not None and not TAHUN[0].year <= moment.year < TAHUN[1].year:
            raise forms.ValidationError(_("Tulis tahun antara 1900 dan 2199."))
        return moment


class Jumlah(forms.IntegerField):
    """A counted amount."""

    def __init__(self, *, dari: int = 1, sampai: int = JUMLAH_MAKS, **kwargs: Any) -> None:
        super().__init__(min_value=dari, max_value=sampai, **kwargs)


class Uang(forms.IntegerField):
    """Rupiah."""

    widget = Rupiah

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=RUPIAH_MAKS, **kwargs)


class Berkas(forms.FileField):
    """A file of a kind that is taken."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=Unggah({"accept": ekstensi_diterima()}, maks=settings.BERKAS_MAKS), **kwargs)


class FormAlasan(forms.Form):
    """A reason."""

    alasan = forms.CharField(label=_("Alasan"), max_length=300, widget=TeksPanjang({"rows": 2}))


class FormKejadian(forms.Form):
    """The incident something belongs to, of those that are live; when there is one, it is already chosen."""

    kejadian_id = forms.TypedChoiceField(label=_("Kejadian"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, actor: Actor, semula: Kejadian | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        live = [(k.id, k.nama) for k in kejadian_aktif(actor)]
        if semula is None and len(live) == 1:
            self.initial = {"kejadian_id": live[0][0]} | self.initial
        if semula is not None and semula.kejadian_id and semula.kejadian_id not in dict(live):
            live.append((semula.kejadian_id, semula.kejadian))
        self.fields["kejadian_id"].choices = [("", _("Bukan untuk satu bencana")), *live]


class FormLetak(forms.Form):
    """Where it is."""

    alamat = forms.CharField(label=_("Alamat"), max_length=300, required=False)
    lat = forms.DecimalField(label=_("Lintang"), required=False, min_value=-90, max_value=90, decimal_places=6)
    lng = forms.DecimalField(label=_("Bujur"), required=False, min_value=-180, max_value=180, decimal_places=6)


def pilih_barang(*, terukur: bool = False, **lain: Any) -> forms.TypedChoiceField:
    """Kinds of goods in use; `terukur`: those whose need can be computed."""
    rows = Barang.objects.filter(aktif=True)
    if terukur:
        rows = rows.exclude(butir="")
    return _pilih(_("Barang"), [(b.pk, f"{b.nama} ({b.satuan})") for b in rows], **lain)


def pilih_gudang(label: Any = None, kecuali: int | None = None, **lain: Any) -> forms.TypedChoiceField:
    rows = Gudang.objects.filter(aktif=True).exclude(pk=kecuali)
    return _pilih(label or _("Gudang"), [(g.pk, g.nama) for g in rows], **lain)


def pilih_unit(actor: Actor, **lain: Any) -> forms.TypedChoiceField:
    """Units of this government."""
    rows = Unit.objects.filter(pk__in=actor.peta.simpul, aktif=True)
    return _pilih(_("Unit"), [(u.pk, u.nama) for u in rows], **lain)


def _pilih(label: Any, pilihan: list[tuple[int, str]], **lain: Any) -> forms.TypedChoiceField:
    empty = [("", _("Pilih"))]
    return forms.TypedChoiceField(label=label, choices=[*empty, *pilihan], coerce=int, empty_value=None, **lain)
