"""A request, its steps, and the agreement."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from poros.kernel.berkas.jenis import ekstensi_diterima
from poros.kernel.organisasi.actor import Actor
from poros.web.forms import TeksPanjang, Unggah

from ..labels import ARAH, STATUS_ADOPSI
from ..models import Adopsi, Nota, Tawaran
from ..rules.alur import WAJIB_ALASAN, AksiAdopsi, Arah
from ..values import DataNota, DataPermohonan
from .hari import Hari

SETAHUN = timedelta(days=365)


class FormSaringAdopsi(forms.Form):
    """All optional, in the address."""

    arah = forms.ChoiceField(label=_("Arah"), required=False, choices=[("", _("Semua")), *ARAH.items()])
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Semua")), *STATUS_ADOPSI.items()])

    def saringan(self) -> dict[str, str]:
        """The filters that could be read."""
        self.is_valid()
        return {k: v for k, v in self.cleaned_data.items() if v}


class FormPermohonan(forms.Form):
    """A request: ours, or (of our own offer) one that has come in."""

    daerah = forms.CharField(label=_("Daerah yang meminta"), max_length=200)
    keperluan = forms.CharField(
        label=_("Untuk apa"), max_length=5000, widget=TeksPanjang({"rows": 4}),
        help_text=_("Masalah yang akan dipecahkan dan siapa yang akan memakainya."),
    )  # fmt: skip
    nomor_surat = forms.CharField(label=_("Nomor suratnya"), required=False, max_length=100)
    tanggal_surat = Hari(label=_("Tanggal suratnya"), required=False)
    surat_id = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, tawaran: Tawaran, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tawaran = tawaran
        if not tawaran.milik_kita:
            for name in ("daerah", "nomor_surat", "tanggal_surat", "surat_id"):
                del self.fields[name]

    def data_permohonan(self) -> DataPermohonan:
        return DataPermohonan(tawaran_id=self.tawaran.pk, **self.cleaned_data)


class FormAjukan(forms.Form):
    """The letter with which it was sent."""

    nomor_surat = forms.CharField(label=_("Nomor surat keluar"), required=False, max_length=100)
    tanggal_surat = Hari(label=_("Tanggal surat"), required=False)


class FormLangkah(forms.Form):
    """A step, with a reason where one is asked for."""

    aksi = forms.TypedChoiceField(choices=[(a, a) for a in AksiAdopsi], coerce=AksiAdopsi, widget=forms.HiddenInput)
    catatan = forms.CharField(label=_("Catatan"), max_length=2000, required=False, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aksi = self.initial.get("aksi") or self.data.get("aksi")
        self.fields["catatan"].required = aksi in WAJIB_ALASAN


class FormNota(forms.Form):
    """What the agreement says; the articles come from the text that ships."""

    nomor = forms.CharField(label=_("Nomor"), max_length=100)
    tempat = forms.CharField(label=_("Tempat"), max_length=100)
    pihak_kita = forms.CharField(label=_("Pihak kita"), max_length=300, help_text=_("Nama dan jabatan penanda tangan."))
    pihak_lain = forms.CharField(label=_("Pihak lain"), max_length=300)
    lingkup = forms.CharField(label=_("Ruang lingkup"), max_length=5000, widget=TeksPanjang({"rows": 3}))
    mulai = Hari(label=_("Berlaku sejak"))
    sampai = Hari(label=_("Sampai"))
    data_pribadi = forms.BooleanField(label=_("Data pribadi ikut dipertukarkan"), required=False)

    def __init__(self, *args: Any, adopsi: Adopsi, nota: Nota | None, actor: Actor, **kwargs: Any) -> None:
        begin: dict[str, Any] = {
            "pihak_lain": adopsi.daerah,
            "lingkup": adopsi.keperluan,
            "mulai": actor.hari,
            "sampai": actor.hari + 2 * SETAHUN,
        }
        if nota is not None:
            begin = {name: getattr(nota, name) for name in self.base_fields}
        super().__init__(*args, initial=begin, **kwargs)

    def data_nota(self) -> DataNota:
        return DataNota(**self.cleaned_data)


class FormTandaTangan(forms.Form):
    """That both have signed."""

    tanggal = Hari(label=_("Ditandatangani pada"))
    berkas = forms.FileField(
        label=_("Pindaian nota"), widget=Unggah({"accept": ekstensi_diterima()}, maks=settings.BERKAS_MAKS)
    )


def langkah(adopsi: Adopsi, boleh: tuple[AksiAdopsi, ...]) -> list[FormLangkah]:
    """A form for each step that may be taken now."""
    return [FormLangkah(initial={"aksi": a}, auto_id=f"id_{adopsi.pk}_{a}_%s") for a in boleh]


def kata_aksi(adopsi: Adopsi, aksi: AksiAdopsi) -> Any:
    """What an act is called: an answer is ours to give, or ours to write down."""
    if adopsi.arah == Arah.MASUK:
        return {AksiAdopsi.TERIMA: _("Terima permohonan"), AksiAdopsi.TOLAK: _("Tolak permohonan")}.get(aksi)
    return {AksiAdopsi.TERIMA: _("Catat: mereka menerima"), AksiAdopsi.TOLAK: _("Catat: mereka menolak")}.get(aksi)
