"""Units, offices, holders, lines of the map."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.labels import FUNGSI, JENIS_UNIT
from poros.kernel.organisasi.models import Jabatan, Orang, Unit
from poros.kernel.organisasi.rules import ESELON, KOORDINATOR
from poros.web.forms import TeksPanjang

from ..values import BentukJabatan, BentukUnit
from .hari import Hari


class PilihUnit(forms.ModelChoiceField):
    """Units that exist today."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Unit.objects.filter(aktif=True), **kwargs)


class PadaHari(forms.Form):
    """The day and the asisten of which the map is shown."""

    pada = Hari(label=_("Pada tanggal"), required=False)
    asisten = forms.IntegerField(label=_("Asisten"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, asisten: list[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asisten"].widget.choices = [("", _("Semua")), *asisten]


class Berdasar(forms.Form):
    """What every dated change has: from when, and by which decree."""

    berlaku = Hari(label=_("Berlaku mulai"))
    dasar = forms.CharField(
        label=_("Dasar"), max_length=300, help_text=_("Nomor dan tahun peraturan atau keputusannya.")
    )


class UnitForm(Berdasar):
    """A unit from a day on."""

    nama = forms.CharField(label=_("Nama unit"), max_length=200)
    singkatan = forms.CharField(label=_("Singkatan"), max_length=40)
    jenis = forms.ChoiceField(label=_("Jenis"), choices=list(JENIS_UNIT.items()))
    induk = PilihUnit(label=_("Di bawah"), required=False)
    field_order = ("nama", "singkatan", "jenis", "induk", "berlaku", "dasar")

    def bentuk(self) -> BentukUnit:
        data = self.cleaned_data
        induk = data["induk"].pk if data.get("induk") else None
        return BentukUnit(nama=data["nama"], singkatan=data["singkatan"], jenis=data["jenis"], induk_id=induk)


class UnitBaruForm(UnitForm):
    """A unit that does not exist yet, below a given one."""

    kode = forms.CharField(label=_("Kode"), max_length=30, help_text=_("Kode tetap, dipakai juga di impor dan ekspor."))
    induk = None
    field_order = ("kode", "nama", "singkatan", "jenis", "berlaku", "dasar")


class HapusUnitForm(Berdasar):
    """The end of a unit."""

    pengganti = PilihUnit(
        label=_("Dilanjutkan oleh"),
        required=False,
        help_text=_("Penugasan terbuka, urusan, dan koordinasinya beralih ke unit ini."),
    )
    field_order = ("pengganti", "berlaku", "dasar")


class JabatanForm(forms.Form):
    """An office."""

    nama = forms.CharField(label=_("Nama jabatan"), max_length=200)
    eselon = forms.ChoiceField(label=_("Eselon"), choices=[(e, e or _("tanpa eselon")) for e in ESELON], required=False)
    fungsi = forms.ChoiceField(label=_("Fungsi di Poros"), choices=list(FUNGSI.items()))
    kepala = forms.BooleanField(label=_("Memimpin unit ini"), required=False)

    def bentuk(self) -> BentukJabatan:
        return BentukJabatan(**{k: self.cleaned_data[k] for k in ("nama", "eselon", "fungsi", "kepala")})


class UbahJabatanForm(JabatanForm):
    aktif = forms.BooleanField(label=_("Jabatan masih ada"), required=False, initial=True)


class AngkatForm(forms.Form):
    """A definitive holder."""

    orang = forms.ModelChoiceField(label=_("Siapa"), queryset=Orang.objects.all())
    dari = Hari(label=_("Mulai"))
    sampai = Hari(label=_("Sampai"), required=False)
    dasar = forms.CharField(label=_("Nomor keputusan"), max_length=300)


class BerhentiForm(forms.Form):
    pada = Hari(label=_("Berhenti mulai"))
    alasan = forms.CharField(label=_("Alasan dan nomor keputusan"), max_length=300, widget=TeksPanjang)


class KoordinasiForm(forms.Form):
    """Who coordinates a unit."""

    koordinator = forms.ModelChoiceField(
        label=_("Dikoordinasikan oleh"),
        queryset=Unit.objects.filter(aktif=True, jenis__in=sorted(KOORDINATOR)),
    )
    utama = forms.BooleanField(
        label=_("Koordinator utama"),
        required=False,
        initial=True,
        help_text=_("Eskalasi dan verifikasi berjalan lewat koordinator utama."),
    )
    dari = Hari(label=_("Mulai"))
    sampai = Hari(label=_("Sampai"), required=False)
    dasar = forms.CharField(label=_("Dasar"), max_length=300)


class UrusanForm(forms.Form):
    """An urusan of a unit."""

    kode = forms.CharField(label=_("Kode urusan"), max_length=10)
    nama = forms.CharField(label=_("Nama urusan"), max_length=200)
    dari = Hari(label=_("Mulai"))
    sampai = Hari(label=_("Sampai"), required=False)
    dasar = forms.CharField(label=_("Dasar"), max_length=300)


class AkhiriKoordinasiForm(forms.Form):
    """From when a line of the map no longer holds."""

    koordinator = forms.ModelChoiceField(queryset=Unit.objects.all(), widget=forms.HiddenInput)
    berlaku = Hari(label=_("Tidak berlaku lagi mulai"))


class AkhiriUrusanForm(forms.Form):
    """From when a unit no longer carries an urusan."""

    kode = forms.CharField(max_length=10, widget=forms.HiddenInput)
    berlaku = Hari(label=_("Tidak berlaku lagi mulai"))


def awal_jabatan(jabatan: Jabatan) -> dict[str, Any]:
    return {k: getattr(jabatan, k) for k in ("nama", "eselon", "fungsi", "kepala", "aktif")}
