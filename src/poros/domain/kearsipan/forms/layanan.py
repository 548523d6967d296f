"""Loans, copies, rules, requests of persons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.labels import KERAHASIAAN
from poros.pure.retensi import Hitung, Nasib, Pemicu
from poros.web.forms import TeksPanjang

from ..labels import AKSES, CARA, HITUNG, NASIB, PEMICU, PUTUSAN
from ..models import BerkasArsip, LembagaArsip
from ..models.retensi import TAHUN_MAKS
from ..rules.akses import Akses
from ..rules.hapus import Putusan
from ..rules.pinjam import Cara
from ..services.ketentuan import SAKSI_MAKS
from ..values import DataAturan, DataKelas, DataKetentuan
from .bidang import Hari, Kode


class FormPinjam(forms.Form):
    """A wish to read."""

    cara = forms.TypedChoiceField(label=_("Cara"), choices=CARA.items(), coerce=Cara)
    keperluan = forms.CharField(label=_("Keperluan"), max_length=500, widget=TeksPanjang({"rows": 2}))
    sampai = Hari(label=_("Sampai dengan"))


class FormJawabPinjam(forms.Form):
    """Yes or no."""

    setuju = forms.TypedChoiceField(
        label=_("Jawaban"), choices=[("ya", _("Pinjamkan")), ("tidak", _("Tolak"))], coerce=lambda v: v == "ya",
        widget=forms.RadioSelect,
    )  # fmt: skip
    catatan = forms.CharField(label=_("Catatan"), required=False, max_length=500)


class FormImpor(forms.Form):
    """A copy to read back."""

    berkas = forms.FileField(label=_("Salinan arsip (zip)"))


class FormDasar(forms.Form):
    """From when on, and by which rule."""

    dasar = forms.CharField(label=_("Dasar"), max_length=300, help_text=_("Peraturan yang menetapkannya."))
    dari = Hari(label=_("Berlaku sejak"))


class FormAturan(FormDasar):
    """A row of the JRA."""

    kode = Kode()
    nama = forms.CharField(label=_("Jenis arsip"), max_length=1000)
    aktif = forms.IntegerField(label=_("Retensi aktif (tahun)"), min_value=0, max_value=TAHUN_MAKS)
    inaktif = forms.IntegerField(label=_("Retensi inaktif (tahun)"), min_value=0, max_value=TAHUN_MAKS)
    nasib = forms.TypedChoiceField(label=_("Nasib akhir"), choices=NASIB.items(), coerce=Nasib)
    kecuali = forms.CharField(label=_("Kecuali"), required=False, max_length=300)
    pemicu = forms.TypedChoiceField(label=_("Dihitung sejak"), choices=PEMICU.items(), coerce=Pemicu)
    kejadian = forms.CharField(label=_("Kejadiannya"), required=False, max_length=300)
    field_order = ("kode", "nama", "aktif", "inaktif", "nasib", "kecuali", "pemicu", "kejadian", "dasar", "dari")

    def data_aturan(self) -> DataAturan:
        return DataAturan(**self.cleaned_data)


class FormKelas(FormDasar):
    """A row of the SKKAD."""

    kode = Kode()
    kerahasiaan = forms.ChoiceField(label=_("Keamanan"), choices=KERAHASIAAN.items())
    akses = forms.TypedChoiceField(label=_("Akses"), choices=AKSES.items(), coerce=Akses)
    field_order = ("kode", "kerahasiaan", "akses", "dasar", "dari")

    def data_kelas(self) -> DataKelas:
        return DataKelas(**self.cleaned_data)


class FormKetentuan(FormDasar):
    """Threshold and witnesses."""

    ambang = forms.IntegerField(label=_("Ambang persetujuan ANRI (tahun)"), min_value=1, max_value=TAHUN_MAKS)
    hitung = forms.TypedChoiceField(label=_("Yang dihitung"), choices=HITUNG.items(), coerce=Hitung)
    saksi = forms.IntegerField(label=_("Banyaknya saksi"), min_value=2, max_value=SAKSI_MAKS)
    field_order = ("ambang", "hitung", "saksi", "dasar", "dari")

    def data_ketentuan(self) -> DataKetentuan:
        return DataKetentuan(**self.cleaned_data)


class FormLembaga(forms.Form):
    """Who keeps archives, who sends witnesses."""

    lembaga = forms.ModelMultipleChoiceField(label=_("Lembaga kearsipan daerah"), queryset=Unit.objects.none())
    saksi = forms.ModelMultipleChoiceField(label=_("Unit hukum dan pengawasan (saksi)"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        rows = list(LembagaArsip.objects.all())
        initial = {"lembaga": [r.unit_id for r in rows if not r.saksi], "saksi": [r.unit_id for r in rows if r.saksi]}
        super().__init__(*args, initial=initial, **kwargs)
        units = Unit.objects.filter(aktif=True).order_by("urutan", "nama")
        for name in ("lembaga", "saksi"):
            self.fields[name].queryset = units
            self.fields[name].required = False


class FormHapus(forms.Form):
    """A request of a person."""

    pemohon = forms.CharField(label=_("Pemohon"), max_length=150)
    kontak = forms.CharField(label=_("Kontak"), max_length=200)
    uraian = forms.CharField(label=_("Yang diminta"), max_length=5000, widget=TeksPanjang)
    berkas = forms.ModelMultipleChoiceField(
        label=_("Berkas tentang pemohon"), required=False, queryset=BerkasArsip.objects.none()
    )

    def __init__(self, *args: Any, calon: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].queryset = calon

    def isi(self) -> dict[str, Any]:
        """As the command takes it."""
        told = dict(self.cleaned_data)
        chosen = told.pop("berkas")
        return told | {"berkas_id": [row.pk for row in chosen]}


class FormJawabHapus(forms.Form):
    """An answer that the law leaves open."""

    putusan = forms.TypedChoiceField(label=_("Jawaban"), coerce=Putusan, widget=forms.RadioSelect)
    alasan = forms.CharField(label=_("Dasar dan penjelasan"), max_length=5000, widget=TeksPanjang)

    def __init__(self, *args: Any, boleh: tuple[Putusan, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["putusan"].choices = [(one.value, PUTUSAN[one]) for one in boleh]
