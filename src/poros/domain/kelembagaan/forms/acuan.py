"""Calendar, clocks, and the structure as a file."""

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from poros.kernel.tenggat.models import AKIBAT, SATUAN
from poros.web.forms import Unggah

from ..ekspor import MEBIBYTE, baca
from ..labels import HARI
from ..rules.selisih import Struktur
from ..values import VersiAturan
from .hari import Hari

BERKAS_MAKS = 4 * MEBIBYTE
CSV_MAKS = MEBIBYTE // 4
GARAM = "kelembagaan.impor"


def _ringan(berkas: UploadedFile, maks: int) -> bytes:
    if berkas.size is None or berkas.size > maks:
        raise forms.ValidationError(_("Berkas terlalu besar."))
    return berkas.read()


class LiburForm(forms.Form):
    """A year's holidays as CSV."""

    berkas = forms.FileField(
        label=_("Berkas CSV"),
        widget=Unggah(maks=CSV_MAKS),
        help_text=_("Kolom: tanggal; jenis (nasional, cuti, daerah); keterangan; dasar."),
    )

    def clean_berkas(self) -> str:
        try:
            return _ringan(self.cleaned_data["berkas"], CSV_MAKS).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("Berkas ini bukan teks CSV. Simpan sebagai CSV UTF-8.")) from None


class HapusLiburForm(forms.Form):
    tanggal = Hari()


class PekanForm(forms.Form):
    """Which weekdays are worked from a day on."""

    hari = forms.TypedMultipleChoiceField(
        label=_("Hari kerja"), coerce=int, choices=list(enumerate(HARI)), widget=forms.CheckboxSelectMultiple
    )
    dari = Hari(label=_("Berlaku mulai"))


class AturanForm(forms.Form):
    """A new version of a legal clock."""

    jumlah = forms.IntegerField(label=_("Lama"), min_value=0, max_value=3650)
    satuan = forms.ChoiceField(label=_("Satuan"), choices=list(SATUAN.items()))
    akibat = forms.ChoiceField(label=_("Akibat bila lewat"), choices=list(AKIBAT.items()))
    dasar = forms.CharField(label=_("Dasar"), max_length=200)
    pasal = forms.CharField(label=_("Pasal"), max_length=60, required=False)
    dari = Hari(label=_("Berlaku mulai"))

    def versi(self) -> VersiAturan:
        return VersiAturan(**self.cleaned_data)


class ImporForm(forms.Form):
    """The structure as a file, with the decree that makes it so."""

    berkas = forms.FileField(label=_("Berkas XLSX atau ZIP"), widget=Unggah(maks=BERKAS_MAKS))
    berlaku = Hari(label=_("Berlaku mulai"))
    dasar = forms.CharField(label=_("Dasar (SOTK)"), max_length=300)

    def clean_berkas(self) -> bytes:
        return _ringan(self.cleaned_data["berkas"], BERKAS_MAKS)

    def struktur(self) -> Struktur:
        return baca(self.cleaned_data["berkas"])


class TerapkanForm(forms.Form):
    """What was previewed, carried through the browser under our signature so that nothing is kept in between."""

    isi = forms.CharField(widget=forms.HiddenInput)
    berlaku = Hari(widget=forms.HiddenInput)
    dasar = forms.CharField(widget=forms.HiddenInput, max_length=300)

    def clean_isi(self) -> Struktur:
        try:
            return signing.loads(self.cleaned_data["isi"], salt=GARAM, max_age=3600)
        except signing.BadSignature:
            raise forms.ValidationError(_("Pratinjau ini sudah kedaluwarsa. Unggah lagi berkasnya.")) from None


def segel(struktur: Struktur) -> str:
    """The previewed structure, signed and packed."""
    return signing.dumps(struktur, salt=GARAM, compress=True)
