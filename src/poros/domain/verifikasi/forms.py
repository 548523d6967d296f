"""Shapes of input: a file to be checked, a passphrase, where the mark stands."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.models import Orang
from poros.kernel.tandatangan.rules import FRASA_PALING_PANJANG, FRASA_PALING_PENDEK
from poros.kernel.tandatangan.values import LEBAR, TINGGI, Frasa, Posisi
from poros.web.forms import Unggah

TITIK_PER_MM = 72 / 25.4
MM_MAKS = 420
"""A3, the largest paper that letters and their attachments come on."""


class FormBerkas(forms.Form):
    """A PDF from whoever asks."""

    berkas = forms.FileField(
        label=_("Berkas PDF"),
        widget=Unggah({"accept": ".pdf,application/pdf"}, maks=settings.VERIFIKASI_MAKS),
        help_text=_("Diperiksa, tidak disimpan."),
    )

    def clean_berkas(self) -> bytes:
        file: UploadedFile = self.cleaned_data["berkas"]
        if (file.size or 0) > settings.VERIFIKASI_MAKS:
            raise forms.ValidationError(_("Berkas ini terlalu besar untuk diperiksa di sini."))
        return file.read()


class BidangFrasa(forms.CharField):
    """A passphrase: never shown again, never kept by the browser, and no plain string once it is read."""

    def __init__(self, label: Any, *, baru: bool = False, **lain: Any) -> None:
        hint = {"autocomplete": "new-password" if baru else "off", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(
            label=label,
            strip=False,
            max_length=FRASA_PALING_PANJANG,
            min_length=FRASA_PALING_PENDEK if baru else None,
            widget=forms.PasswordInput(hint),
            **lain,
        )

    def clean(self, value: Any) -> Frasa:
        return Frasa(super().clean(value))


class FormFrasa(forms.Form):
    """One passphrase for the documents that were chosen."""

    frasa = BidangFrasa(_("Frasa sandi"), help_text=_("Dipakai sekali untuk semua dokumen terpilih, tidak disimpan."))


class FormSertifikat(forms.Form):
    """A new certificate of the local CA."""

    frasa = BidangFrasa(
        _("Frasa sandi baru"), baru=True, help_text=_("Sedikitnya 8 aksara. Tidak ada yang dapat memulihkannya.")
    )
    ulang = BidangFrasa(_("Ulangi frasa sandi"), baru=True)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "frasa" in data and "ulang" in data and data["frasa"] != data["ulang"]:
            self.add_error("ulang", _("Kedua frasa sandi tidak sama."))
        return data


class FormAlasan(forms.Form):
    """Why."""

    alasan = forms.CharField(label=_("Alasan"), max_length=300, widget=forms.Textarea({"rows": 3}))


class FormLetak(forms.Form):
    """Where the mark stands, as one measures on paper."""

    tampak = forms.BooleanField(label=_("Tampilkan tanda dengan QR"), required=False)
    halaman = forms.IntegerField(label=_("Halaman"), min_value=1, max_value=9999, required=False)
    kiri = forms.IntegerField(label=_("Dari tepi kiri (mm)"), min_value=0, max_value=MM_MAKS, required=False)
    bawah = forms.IntegerField(label=_("Dari tepi bawah (mm)"), min_value=0, max_value=MM_MAKS, required=False)

    @classmethod
    def awal(cls, posisi: Posisi | None, banyak: int) -> dict[str, Any]:
        """The place as it is now."""
        if posisi is None:
            return {"tampak": False, "halaman": banyak, "kiri": 110, "bawah": 40}
        return {
            "tampak": True,
            "halaman": posisi.halaman_dari(banyak),
            "kiri": round(posisi.x / TITIK_PER_MM),
            "bawah": round(posisi.y / TITIK_PER_MM),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("tampak"):
            for name in ("halaman", "kiri", "bawah"):
                if data.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Isi letak tandanya."))
        return data

    def posisi(self, lama: Posisi | None) -> Posisi | None:
        """The place that was chosen; the size stays."""
        data = self.cleaned_data
        if not data["tampak"]:
            return None
        return Posisi(
            x=round(data["kiri"] * TITIK_PER_MM),
            y=round(data["bawah"] * TITIK_PER_MM),
            halaman=data["halaman"],
            lebar=lama.lebar if lama else LEBAR,
            tinggi=lama.tinggi if lama else TINGGI,
        )


class FormEsign(forms.Form):
    """Under which number BSrE knows a person."""

    orang = forms.ModelChoiceField(Orang.objects.none(), label=_("Pejabat"))
    pengenal = forms.CharField(
        label=_("NIK atau surel pada BSrE"),
        max_length=120,
        help_text=_("Disimpan tersandi dan tidak ditampilkan lagi."),
    )

    def __init__(self, *args: Any, orang: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["orang"].queryset = orang
