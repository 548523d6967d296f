"""Handing in, initialling, signing on paper, receipts, decisions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.kernel.berkas.jenis import ekstensi_diterima
from poros.kernel.penomoran.models import BlokNomor
from poros.web.forms import Tanggal, TanggalJam, TeksPanjang, Unggah

from ..labels import STATUS
from ..models import BentukNaskah
from ..queries.pejabat import pilihan_penanda
from ..rules import JenisParaf
from ..rules.paraf import Rencana
from ..values import Saringan
from .naskah import HARI_WAJAR, Jabatan_

LANGKAH_MAKS = 8
TABEL_MAKS = 1_500_000
ALASAN_MAKS = 2000


def _unggah(*, wajib: bool, nama: Any) -> forms.FileField:
    return forms.FileField(
        label=nama, required=wajib, widget=Unggah({"accept": ekstensi_diterima()}, maks=settings.BERKAS_MAKS)
    )


class FormJalur(forms.Form):
    """Who initials: in this order, and beside them the offices whose coordination is asked."""

    koordinasi = forms.ModelMultipleChoiceField(
        pilihan_penanda().none(), label=_("Paraf koordinasi, serentak dan lebih dahulu"), required=False
    )
    tenggat = forms.DateTimeField(
        label=_("Batas paraf koordinasi"), required=False, widget=TanggalJam,
        help_text=_("Lewat batas ini naskah berjalan terus dan tercatat bahwa tidak ada jawaban."),
    )  # fmt: skip
    alasan = forms.CharField(label=_("Catatan"), required=False, max_length=300)

    def __init__(self, *args: Any, usul: Sequence[Rencana] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = pilihan_penanda().filter(kepala=True)
        self.fields["koordinasi"].queryset = offices
        self.fields["koordinasi"].initial = [r.jabatan_id for r in usul if r.jenis is JenisParaf.KOORDINASI]
        line = [r.jabatan_id for r in usul if r.jenis is JenisParaf.HIERARKI]
        steps = {}
        for n in range(1, min(len(line) + 2, LANGKAH_MAKS) + 1):
            initial = line[n - 1] if n <= len(line) else None
            steps[f"langkah-{n}"] = Jabatan_(
                pilihan_penanda(), label=_("Paraf %(n)s") % {"n": n}, required=False, initial=initial, empty_label="–"
            )
        self.fields = {**steps, **self.fields}

    def langkah(self) -> list[Rencana]:
        """The plan as the command takes it."""
        together = [j.pk for j in self.cleaned_data["koordinasi"]]
        start = 2 if together else 1
        picked = [self.cleaned_data[name] for name in self.fields if name.startswith("langkah-")]
        line = [j.pk for j in picked if j is not None and j.pk not in together]
        return [
            *(Rencana(jabatan_id=pk, urut=1, jenis=JenisParaf.KOORDINASI) for pk in together),
            *(
                Rencana(jabatan_id=pk, urut=n, jenis=JenisParaf.HIERARKI)
                for n, pk in enumerate(dict.fromkeys(line), start)
            ),
        ]


class FormAlasan(forms.Form):
    """Words that an act wants."""

    alasan = forms.CharField(label=_("Alasan"), max_length=ALASAN_MAKS, widget=TeksPanjang({"rows": 3}))


class FormCatatan(forms.Form):
    """Words that an act may have."""

    catatan = forms.CharField(
        label=_("Catatan"), max_length=ALASAN_MAKS, required=False, widget=TeksPanjang({"rows": 2})
    )


class FormKomentar(forms.Form):
    """A remark, perhaps on one part."""

    bagian = forms.ChoiceField(label=_("Tentang"), required=False)
    isi = forms.CharField(label=_("Komentar"), max_length=5000, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, bagian: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bagian"].choices = [("", _("Seluruh naskah")), *bagian]


class FormLampiran(forms.Form):
    """A file that goes out with the letter."""

    lampiran = _unggah(wajib=True, nama=_("Lampiran"))


class FormBasah(forms.Form):
    """The scan of what was signed by hand."""

    tanggal = forms.DateField(label=_("Tanggal ditandatangani"), widget=Tanggal, validators=HARI_WAJAR)
    pindaian = _unggah(wajib=True, nama=_("Pindaian naskah yang sudah ditandatangani"))


class FormTerima(forms.Form):
    """Who received it and when, with a picture of the signed receipt if there is one."""

    oleh = forms.CharField(label=_("Diterima oleh"), max_length=200, help_text=_("Nama dan jabatan yang menerima."))
    waktu = forms.DateTimeField(label=_("Waktu"), widget=TanggalJam, initial=timezone.localtime)
    bukti = _unggah(wajib=False, nama=_("Foto atau pindaian tanda terima"))

    def berkas(self) -> dict[str, Any]:
        """The picture, as the command takes it."""
        file: UploadedFile | None = self.cleaned_data["bukti"]
        return {"isi": file.file, "nama": file.name} if file else {}


class FormDijawab(forms.Form):
    """Which letter was the answer."""

    dengan = forms.CharField(label=_("Nomor atau keterangan surat jawaban"), max_length=250)


class FormPutusan(forms.Form):
    """What the head decides on an adviser's paper."""

    putusan = forms.ChoiceField(
        label=_("Putusan"), widget=forms.RadioSelect, choices=[("setuju", _("Setuju")), ("tolak", _("Tidak setuju"))]
    )
    pilihan = forms.IntegerField(
        label=_("Pilihan nomor"), required=False, min_value=1, max_value=20, help_text=_("Bila memilih salah satu.")
    )
    catatan = forms.CharField(label=_("Catatan"), required=False, max_length=5000, widget=TeksPanjang({"rows": 3}))


class FormMassal(forms.Form):
    """A table of addressees: pasted, or as a file."""

    tabel = forms.CharField(
        label=_("Tabel penerima"), required=False, max_length=TABEL_MAKS, strip=False, widget=TeksPanjang({"rows": 8}),
        help_text=_("Tempel dari lembar kerja. Baris pertama berisi nama kolom: nama, alamat, surel, dan isian lain."),
    )  # fmt: skip
    berkas = forms.FileField(
        label=_("atau berkas CSV"), required=False, widget=Unggah({"accept": ".csv,.txt"}, maks=TABEL_MAKS)
    )

    def clean_berkas(self) -> str:
        """The whole file as text: a part of it would leave people out, a guess would misspell their names."""
        file: UploadedFile | None = self.cleaned_data["berkas"]
        if not file:
            return ""
        if (file.size or 0) > TABEL_MAKS:
            raise forms.ValidationError(_("Berkas terlalu besar."))
        try:
            text = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            raise forms.ValidationError(_("Berkas ini bukan teks CSV. Simpan sebagai CSV UTF-8."))
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["tabel"] = data.get("berkas") or data.get("tabel")
        if self.errors:
            return data
        if not (data.get("tabel") or "").strip():
            self.add_error("tabel", _("Tempel tabel penerima, atau pilih berkasnya."))
        return data


class FormBlok(forms.Form):
    """Numbers to set aside."""

    bentuk = forms.ModelChoiceField(BentukNaskah.objects.filter(aktif=True), label=_("Bentuk naskah"))
    banyak = forms.IntegerField(label=_("Banyaknya nomor"), min_value=1, max_value=100)
    alasan = forms.CharField(label=_("Untuk apa"), max_length=300)


class FormSisip(forms.Form):
    """A number set aside for a letter of an earlier day."""

    urut = forms.TypedChoiceField(label=_("Nomor yang disisihkan"), coerce=int)
    tanggal = forms.DateField(label=_("Tanggal naskah"), widget=Tanggal, validators=HARI_WAJAR)
    alasan = forms.CharField(label=_("Mengapa disisipkan"), max_length=300)

    def __init__(self, *args: Any, blok: Sequence[tuple[BlokNomor, Sequence[int]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["urut"].choices = [(n, f"{n} – {b.alasan} ({b.tahun})") for b, left in blok for n in left]


class FormLepasBlok(forms.Form):
    """What is left of a block comes to nothing."""

    alasan = forms.CharField(label=_("Mengapa tidak dipakai"), max_length=300)


class FormKertas(forms.Form):
    """A letter that went out on paper."""

    urut = forms.IntegerField(label=_("Nomor urut"), min_value=1, max_value=2_000_000_000)
    tanggal = forms.DateField(label=_("Tanggal naskah"), widget=Tanggal, validators=HARI_WAJAR)
    pindaian = _unggah(wajib=True, nama=_("Pindaian naskah"))


class FormSaring(forms.Form):
    """Filters of the list; what cannot be read filters nothing."""

    q = forms.CharField(required=False, max_length=200)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Semua status")), *STATUS.items()])
    bentuk = forms.ChoiceField(label=_("Bentuk"), required=False)
    kotak = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bentuk: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bentuk"].choices = [("", _("Semua bentuk")), *bentuk]

    def saringan(self) -> Saringan:
        """What could be read."""
        self.full_clean()
        return Saringan(**{name: self.cleaned_data.get(name) or "" for name in ("q", "status", "bentuk", "kotak")})


class FormBentuk(forms.Form):
    """A form as text."""

    naskah = forms.CharField(
        label=_("Naskah bentuk"),
        max_length=40_000,
        strip=False,
        widget=TeksPanjang({"rows": 24, "spellcheck": "false"}),
    )
    aktif = forms.BooleanField(label=_("Dipakai"), required=False)


class FormKop(forms.Form):
    """What stands in the letterhead besides the office's name."""

    alamat = forms.CharField(label=_("Alamat"), max_length=250, required=False)
    kontak = forms.CharField(label=_("Telepon, laman, surel"), max_length=250, required=False)
    tempat = forms.CharField(label=_("Tempat penetapan"), max_length=80, required=False)
