"""An assessment year: what is set up, who owns what, what is answered and why."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from poros.kernel.berkas.jenis import ekstensi_diterima
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.kernel.organisasi.rules import JenisUnit
from poros.web.forms import Angka, Tanggal, TeksPanjang, Unggah

from ..models import Butir, Instrumen, Penilaian
from ..queries.instrumen import Kriteria
from ..rules.alur import WAJIB_ALASAN, Aksi
from ..values import DataPenilaian

MASA = (
    MinValueValidator(date(1900, 1, 1), _("Tahun ini terlalu lama lalu. Periksa tanggalnya.")),
    MaxValueValidator(date(2200, 12, 31), _("Tahun ini terlalu jauh. Periksa tanggalnya.")),
)
"""Days that a calendar of ours can mean."""


class FormPenilaian(forms.Form):
    """Set up a year."""

    instrumen = forms.ModelChoiceField(Instrumen.objects.none(), label=_("Instrumen"))
    tahun = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2100)
    penilai_internal = forms.TypedChoiceField(
        label=_("Penilai internal"), coerce=int, help_text=_("Unit yang memeriksa jawaban; biasanya Inspektorat.")
    )
    penilai_eksternal = forms.CharField(
        label=_("Penilai eksternal"), max_length=200, required=False, help_text=_("Misalnya asesor Kementerian PANRB.")
    )
    batas_mandiri = forms.DateField(label=_("Batas unit mengisi"), widget=Tanggal, validators=MASA)
    batas_internal = forms.DateField(label=_("Batas penilai internal"), widget=Tanggal, validators=MASA)
    batas_eksternal = forms.DateField(label=_("Batas penilai eksternal"), widget=Tanggal, validators=MASA)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instrumen"].queryset = Instrumen.objects.all()
        units = sorted(actor.peta.jenis(*BERKOTAK_MASUK), key=lambda u: u.jenis is not JenisUnit.INSPEKTORAT)
        self.fields["penilai_internal"].choices = [(u.id, u.nama) for u in units]

    def data_penilaian(self) -> DataPenilaian:
        """As the command takes it."""
        data = dict(self.cleaned_data)
        return DataPenilaian(
            instrumen_id=data.pop("instrumen").pk, penilai_internal_id=data.pop("penilai_internal"), **data
        )


class FormPembagian(forms.Form):
    """One choice of office for each indicator."""

    def __init__(self, *args: Any, actor: Actor, rows: list[Butir], nama: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [("", _("Belum dibagikan")), *((u.id, u.singkatan) for u in actor.peta.jenis(*BERKOTAK_MASUK))]
        for row in rows:
            self.fields[f"u-{row.kode}"] = forms.TypedChoiceField(
                label=f"{row.kode}. {nama.get(row.kode, '')}",
                choices=units,
                coerce=int,
                empty_value=None,
                required=False,
                initial=row.unit_id,
            )

    def pemilik(self) -> dict[str, int | None]:
        """Office by indicator."""
        return {name.removeprefix("u-"): unit for name, unit in self.cleaned_data.items()}


class FormLangkah(forms.Form):
    """A step of the assessment, with a reason where one is asked for."""

    aksi = forms.TypedChoiceField(choices=[(a, a) for a in Aksi], coerce=Aksi, widget=forms.HiddenInput)
    catatan = forms.CharField(label=_("Catatan"), max_length=2000, required=False, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aksi = self.initial.get("aksi") or self.data.get("aksi")
        self.fields["catatan"].required = aksi in WAJIB_ALASAN


class FormSimpulan(forms.Form):
    """What the assessor found, one thing a line."""

    kondisi = forms.CharField(
        label=_("Kondisi"), max_length=10_000, required=False, widget=TeksPanjang({"rows": 6}),
        help_text=_("Satu hal tiap baris. Bila kosong, lembar memuat indikator yang nilainya paling rendah."),
    )  # fmt: skip
    rekomendasi = forms.CharField(
        label=_("Rekomendasi"), max_length=10_000, required=False, widget=TeksPanjang({"rows": 6}),
        help_text=_("Satu hal tiap baris."),
    )  # fmt: skip


class FormNilai(forms.Form):
    """A value with its reason: chosen from the scale where there is one, else a number."""

    alasan = forms.CharField(label=_("Alasan"), max_length=5000, widget=TeksPanjang({"rows": 3}))

    def __init__(self, *args: Any, kriteria: Kriteria, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kriteria.pilihan:
            field: forms.Field = forms.ChoiceField(
                label=_("Nilai"),
                choices=kriteria.pilihan,
                widget=forms.RadioSelect,
                error_messages={"required": _("Pilih satu nilai.")},
            )
        else:
            field = Angka(label=_("Nilai"), min_value=kriteria.rendah, max_value=kriteria.tinggi, decimal_places=4)
        self.fields = {"nilai": field, **self.fields}


class FormBukti(forms.Form):
    """A piece of evidence."""

    judul = forms.CharField(label=_("Judul bukti"), max_length=200)
    keterangan = forms.CharField(
        label=_("Keterangan"), max_length=5000, required=False, widget=TeksPanjang({"rows": 2}),
        help_text=_("Apa yang ditunjukkannya, atau alamat tempat bukti dapat dilihat."),
    )  # fmt: skip
    berkas = forms.FileField(
        label=_("Berkas"), required=False, widget=Unggah({"accept": ekstensi_diterima()}, maks=settings.BERKAS_MAKS)
    )

    def isi(self) -> dict[str, Any]:
        """As the command takes it."""
        file: UploadedFile | None = self.cleaned_data["berkas"]
        kept = {"judul": self.cleaned_data["judul"], "keterangan": self.cleaned_data["keterangan"]}
        return kept | ({"berkas": file.read(), "nama_berkas": file.name} if file else {})


class FormPakaiBukti(forms.Form):
    """Evidence that is there already."""

    bukti = forms.MultipleChoiceField(label=_("Bukti"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, tersedia: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bukti"].choices = [(b.pk, f"{b.judul} ({b.tahun})") for b in tersedia]

    def nomor(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["bukti"]]


def langkah(penilaian: Penilaian, boleh: tuple[Aksi, ...]) -> list[FormLangkah]:
    """A form for each step that may be taken now."""
    return [FormLangkah(initial={"aksi": a}, auto_id=f"id_{penilaian.pk}_{a}_%s") for a in boleh]
