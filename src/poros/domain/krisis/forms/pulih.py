"""Damage, and lines of the recovery plan."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.kernel.berkas.rules import MEBIBYTE
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan
from poros.web.forms import Angka, BanyakBerkas, Rupiah

from ..labels import FASE, KELAS, PERAN_TIM, SEKTOR, SUMBER_DANA
from ..models import Kejadian
from ..rules.pulih import Fase, Kelas, PeranTim, Sektor, SumberDana
from ..values import DataAnggota, DataKegiatan, DataKerja, DataKerusakan
from .dasar import PILIH, Hari, pilihan, unit_pilihan

UANG_MAKS = 10**15 - 1
SEPEKAN = timedelta(days=7)


def uang(label: Any, *, wajib: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=wajib, min_value=0, max_value=UANG_MAKS, widget=Rupiah)


def banyak(label: Any) -> forms.DecimalField:
    return Angka(label=label, min_value=Decimal("0.01"), max_digits=14, decimal_places=2)


class FormKerusakan(forms.Form):
    """What is damaged; works without a network."""

    sektor = forms.ChoiceField(label=_("Sektor"), choices=pilihan(SEKTOR))
    subsektor = forms.CharField(label=_("Yang rusak"), max_length=100, help_text=_("Rumah, jembatan, sekolah, sawah."))
    kelas = forms.ChoiceField(label=_("Tingkat kerusakan"), choices=pilihan(KELAS))
    letak = forms.CharField(label=_("Lokasi"), max_length=200)
    jumlah = banyak(_("Jumlah"))
    satuan = forms.CharField(label=_("Satuan"), max_length=30, initial="unit")
    harga = uang(_("Harga satuan bila dibangun baru (Rp)"))
    kerugian = uang(_("Kerugian selama tidak berfungsi (Rp)"), wajib=False)
    foto = BanyakBerkas(label=_("Foto kerusakan"), maks=10 * MEBIBYTE, required=False)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lng = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)

    def berkas(self) -> list[tuple[bytes, str]]:
        return [(f.read(), f.name or "") for f in self.cleaned_data["foto"]]

    def data_kerusakan(self) -> DataKerusakan:
        c = {k: v for k, v in self.cleaned_data.items() if k != "foto"}
        kinds = {"sektor": Sektor(c.pop("sektor")), "kelas": Kelas(c.pop("kelas")), "kerugian": c.pop("kerugian") or 0}
        return DataKerusakan(**kinds, **c)


class FormAnggota(forms.Form):
    """Somebody for the recovery team."""

    peran = forms.ChoiceField(label=_("Peran"), choices=pilihan(PERAN_TIM))
    jabatan_id = forms.TypedChoiceField(label=_("Jabatan"), required=False, coerce=int, empty_value=None, choices=())
    pejabat = forms.CharField(label=_("Atau nama dari luar pemerintah daerah"), required=False, max_length=200)
    sektor = forms.TypedChoiceField(
        label=_("Sektor"), required=False, coerce=Sektor, empty_value=None,
        choices=[("", _("Semua sektor")), *SEKTOR.items()],
    )  # fmt: skip
    tugas = forms.CharField(label=_("Tugas"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heads = Jabatan.objects.filter(aktif=True, kepala=True).order_by("nama").values_list("pk", "nama")
        self.fields["jabatan_id"].choices = [("", _("Tidak ada")), *heads]

    def data_anggota(self) -> DataAnggota:
        c = dict(self.cleaned_data)
        return DataAnggota(peran=PeranTim(c.pop("peran")), **c)


class FormKerja(forms.Form):
    """A step of the work plan."""

    nama = forms.CharField(label=_("Yang dikerjakan"), max_length=300)
    unit_id = forms.TypedChoiceField(label=_("Oleh"), coerce=int, choices=())
    mulai = Hari(label=_("Mulai"))
    selesai = Hari(label=_("Selesai"))
    dasar = forms.CharField(label=_("Dasar"), required=False, max_length=300)

    def __init__(self, *args: Any, actor: Actor, kejadian: Kejadian, **kwargs: Any) -> None:
        today = timezone.localtime(kejadian.jam).date()
        super().__init__(*args, initial={"mulai": today, "selesai": today + SEPEKAN}, **kwargs)
        self.fields["unit_id"].choices = [PILIH, *unit_pilihan(actor)]

    def data_kerja(self) -> DataKerja:
        return DataKerja(**self.cleaned_data)


class FormKegiatan(forms.Form):
    sektor = forms.ChoiceField(label=_("Sektor"), choices=pilihan(SEKTOR))
    subsektor = forms.CharField(label=_("Subsektor"), max_length=100)
    nama = forms.CharField(label=_("Kegiatan"), max_length=200)
    letak = forms.CharField(label=_("Lokasi"), max_length=200)
    volume = banyak(_("Volume"))
    satuan = forms.CharField(label=_("Satuan"), max_length=30)
    harga = uang(_("Harga satuan (Rp)"))
    sumber_dana = forms.ChoiceField(label=_("Sumber dana"), choices=pilihan(SUMBER_DANA, kosong=False))
    tahun = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2199)
    fase = forms.ChoiceField(label=_("Tahap"), choices=pilihan(FASE, kosong=False))
    unit_id = forms.TypedChoiceField(label=_("Penanggung jawab"), coerce=int, choices=())

    def __init__(self, *args: Any, actor: Actor, kejadian: Kejadian, **kwargs: Any) -> None:
        super().__init__(*args, initial={"tahun": timezone.localtime(kejadian.mulai).year}, **kwargs)
        self.fields["unit_id"].choices = [PILIH, *unit_pilihan(actor, luar=False)]

    def data_kegiatan(self) -> DataKegiatan:
        c = dict(self.cleaned_data)
        kinds = {
            "sektor": Sektor(c.pop("sektor")),
            "sumber_dana": SumberDana(c.pop("sumber_dana")),
            "fase": Fase(c.pop("fase")),
        }
        return DataKegiatan(**kinds, **c)
