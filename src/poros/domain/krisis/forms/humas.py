"""Situation reports, warnings, statements, promises, reviews."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang

from ..labels import JENIS_SIARAN, JENIS_TINJAUAN, MENDESAK, PASTI, TANGGAPAN, TINGKAT_PARAH
from ..models import Kejadian
from ..queries.peta import area_aktif
from ..rules.alur import JenisSiaran, JenisTinjauan
from ..values import DataKontak, DataPeringatan, DataSiaran, DataTinjauan
from .dasar import Saat, pilihan


class FormSitrep(forms.Form):
    """The words of a draft."""

    narasi = forms.CharField(label=_("Keadaan umum"), max_length=10_000, widget=TeksPanjang({"rows": 6}))
    kebutuhan = forms.CharField(
        label=_("Kebutuhan mendesak"), required=False, max_length=4000, widget=TeksPanjang({"rows": 3})
    )
    segarkan = forms.BooleanField(label=_("Ambil angka terbaru"), required=False)


class FormPeringatan(forms.Form):
    """A warning in plain words; the codes of CAP come from the choices."""

    judul = forms.CharField(label=_("Judul"), max_length=160)
    uraian = forms.CharField(label=_("Apa yang terjadi"), max_length=4000, widget=TeksPanjang({"rows": 3}))
    petunjuk = forms.CharField(label=_("Yang harus dilakukan warga"), max_length=4000, widget=TeksPanjang({"rows": 3}))
    wilayah = forms.CharField(label=_("Wilayah"), max_length=300)
    area_id = forms.TypedChoiceField(label=_("Area di peta"), required=False, coerce=int, empty_value=None, choices=())
    mendesak = forms.ChoiceField(label=_("Seberapa mendesak"), choices=pilihan(MENDESAK, kosong=False))
    parah = forms.ChoiceField(label=_("Seberapa parah"), choices=pilihan(TINGKAT_PARAH, kosong=False))
    pasti = forms.ChoiceField(label=_("Seberapa pasti"), choices=pilihan(PASTI, kosong=False))
    tanggapan = forms.ChoiceField(label=_("Tindakan warga"), choices=pilihan(TANGGAPAN, kosong=False))
    berakhir = Saat(label=_("Berlaku sampai"))
    mengganti_id = forms.TypedChoiceField(
        label=_("Mengganti peringatan"), required=False, coerce=int, empty_value=None, choices=()
    )
    batal = forms.BooleanField(label=_("Batalkan peringatan itu"), required=False)

    def __init__(self, *args: Any, kejadian: Kejadian, **kwargs: Any) -> None:
        begin = {"wilayah": kejadian.tempat, "berakhir": timezone.localtime(timezone.now() + timedelta(hours=6))}
        super().__init__(*args, initial=begin, **kwargs)
        self.fields["area_id"].choices = [("", _("Tanpa area")), *((a.pk, a.nama) for a in area_aktif(kejadian))]
        live = kejadian.peringatan.filter(digantikan__isnull=True).exclude(jenis_pesan="Cancel")
        self.fields["mengganti_id"].choices = [("", _("Peringatan baru")), *((p.pk, p.judul) for p in live)]

    def data_peringatan(self) -> DataPeringatan:
        return DataPeringatan(**self.cleaned_data)


class FormSiaran(forms.Form):
    jenis = forms.ChoiceField(label=_("Jenis"), choices=pilihan(JENIS_SIARAN, kosong=False))
    judul = forms.CharField(label=_("Judul"), max_length=200)
    isi = forms.CharField(
        label=_("Isi"), max_length=10_000, widget=TeksPanjang({"rows": 8}),
        help_text=_("Apa yang terjadi, apa yang harus dilakukan, di mana pertolongan, apa yang dibutuhkan."),
    )  # fmt: skip

    def data_siaran(self) -> DataSiaran:
        c = dict(self.cleaned_data)
        return DataSiaran(jenis=JenisSiaran(c.pop("jenis")), **c)


class FormKontak(forms.Form):
    waktu = Saat(label=_("Waktu"))
    kepada = forms.CharField(label=_("Dengan siapa"), max_length=200)
    isi = forms.CharField(label=_("Isi pembicaraan"), max_length=4000, widget=TeksPanjang({"rows": 3}))
    janji = forms.CharField(
        label=_("Yang dijanjikan"), required=False, max_length=1000, widget=TeksPanjang({"rows": 2})
    )
    batas = Saat(label=_("Ditepati sebelum"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"waktu": timezone.localtime()}, **kwargs)

    def data_kontak(self) -> DataKontak:
        return DataKontak(**self.cleaned_data)


class FormTinjauan(forms.Form):
    jenis = forms.ChoiceField(label=_("Jenis"), choices=pilihan(JENIS_TINJAUAN, kosong=False))
    berjalan = forms.CharField(label=_("Yang berjalan"), max_length=4000, widget=TeksPanjang({"rows": 3}))
    tersendat = forms.CharField(
        label=_("Yang tersendat"), required=False, max_length=4000, widget=TeksPanjang({"rows": 3})
    )
    pelajaran = forms.CharField(label=_("Pelajaran"), required=False, max_length=4000, widget=TeksPanjang({"rows": 3}))

    def data_tinjauan(self) -> DataTinjauan:
        c = dict(self.cleaned_data)
        return DataTinjauan(jenis=JenisTinjauan(c.pop("jenis")), **c)
