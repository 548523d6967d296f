"""Situation reports, warnings, statements, promises, reviews."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.web.forms import TeksPanjang

from ..labels import JENIS_SIARAN, JENIS_TINJAUAN, MENDESAK, PASTI, TANGGAPAN, TINGKAT_PARAH
from ..models import Kejadian
from ..queries.kejadian import penanda
from ..queries.peta import area_aktif
from ..rules.alur import JenisSiaran, JenisTinjauan
from ..values import DataBantuan, DataKontak, DataPeringatan, DataRumor, DataSiaran, DataTinjauan
from .dasar import Saat, pilihan
from .putusan import periksa_putusan, putusan, tambah_putusan


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

    rumor_id = forms.TypedChoiceField(
        label=_("Menjawab kabar yang beredar"), required=False, coerce=int, empty_value=None, choices=()
    )

    def __init__(self, *args: Any, kejadian: Kejadian, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = kejadian.rumor.filter(jawaban__isnull=True)[:50]
        self.fields["rumor_id"].choices = [("", _("Tidak ada")), *((r.pk, str(r)) for r in waiting)]

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

    def __init__(self, *args: Any, kejadian: Kejadian, **kwargs: Any) -> None:
        super().__init__(*args, initial={"waktu": timezone.localtime(kejadian.jam)}, **kwargs)

    def data_kontak(self) -> DataKontak:
        return DataKontak(**self.cleaned_data)


class FormRumor(forms.Form):
    waktu = Saat(label=_("Waktu"))
    isi = forms.CharField(label=_("Yang beredar"), max_length=2000, widget=TeksPanjang({"rows": 3}))
    asal = forms.CharField(
        label=_("Terdengar atau terbaca di"),
        max_length=200,
        help_text=_("Grup pesan, akun, pasar, tempat pengungsian."),
    )

    def __init__(self, *args: Any, kejadian: Kejadian, **kwargs: Any) -> None:
        super().__init__(*args, initial={"waktu": timezone.localtime(kejadian.jam)}, **kwargs)

    def data_rumor(self) -> DataRumor:
        return DataRumor(**self.cleaned_data)


class FormBantuan(forms.Form):
    """Help that is asked for, by a letter."""

    kepada = forms.CharField(
        label=_("Kepada"), max_length=200, help_text=_("Gubernur, Kepala BNPB, Panglima, perusahaan.")
    )
    hal = forms.CharField(label=_("Hal"), max_length=200, initial=_("Permohonan bantuan penanganan bencana"))
    kebutuhan = forms.CharField(
        label=_("Yang dimohon"), max_length=4000, widget=TeksPanjang({"rows": 5}),
        help_text=_("Satu butir satu baris: barang atau orang, berapa, di mana, sebelum kapan."),
    )  # fmt: skip
    penanda_id = forms.TypedChoiceField(label=_("Ditandatangani oleh"), coerce=int, choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["penanda_id"].choices = [(j.pk, j.nama) for j in penanda()]

    def data_bantuan(self) -> DataBantuan:
        return DataBantuan(**self.cleaned_data)


class FormJawaban(forms.Form):
    jawaban = forms.CharField(label=_("Jawaban"), max_length=4000, widget=TeksPanjang({"rows": 3}))


class FormTinjauan(forms.Form):
    """A review; what it decides becomes an order at once."""

    jenis = forms.ChoiceField(label=_("Jenis"), choices=pilihan(JENIS_TINJAUAN, kosong=False))
    berjalan = forms.CharField(label=_("Yang berjalan"), max_length=4000, widget=TeksPanjang({"rows": 3}))
    tersendat = forms.CharField(
        label=_("Yang tersendat"), required=False, max_length=4000, widget=TeksPanjang({"rows": 3})
    )
    pelajaran = forms.CharField(label=_("Pelajaran"), required=False, max_length=4000, widget=TeksPanjang({"rows": 3}))

    def __init__(self, *args: Any, actor: Actor, kejadian: Kejadian, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tambah_putusan(self, actor, kejadian)

    def clean(self) -> dict[str, Any]:
        periksa_putusan(self)
        return self.cleaned_data

    def data_tinjauan(self) -> DataTinjauan:
        c = dict(self.cleaned_data)
        decided = putusan(c, _("Tinjauan"))
        return DataTinjauan(jenis=JenisTinjauan(c.pop("jenis")), putusan=decided, **c)
