"""Reports: told, read out of a feed, checked, made an event."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang, Unggah

from ..labels import BAHAYA, KANAL, PERIKSA, STATUS
from ..models import Kejadian, Laporan
from ..rules.alur import Bahaya, Kanal, Periksa
from ..rules.jam import LAJU_MAKS
from ..values import DataKejadian, DataLaporan
from .dasar import Saat, angka, derajat, pilihan


class FormSaringLaporan(forms.Form):
    """All optional, in the address."""

    periksa = forms.ChoiceField(label=_("Pemeriksaan"), required=False, choices=[("", _("Semua")), *PERIKSA.items()])


class FormLaporan(forms.Form):
    """A first report with the least that it must hold; works without a network."""

    bahaya = forms.ChoiceField(label=_("Apa yang terjadi"), choices=pilihan(BAHAYA))
    tempat = forms.CharField(
        label=_("Di mana tepatnya"), max_length=300, help_text=_("Jalan, RT/RW, kelurahan, patokan.")
    )
    waktu = Saat(label=_("Sejak kapan"))
    uraian = forms.CharField(label=_("Keadaan sekarang"), max_length=4000, widget=TeksPanjang({"rows": 3}))
    kanal = forms.ChoiceField(
        label=_("Laporan dari"), choices=[(k, KANAL[k]) for k in (Kanal.PETUGAS, Kanal.KAMPUNG, Kanal.WARGA)]
    )
    meninggal = angka(_("Meninggal"))
    luka = angka(_("Luka"))
    mengungsi = angka(_("Mengungsi"))
    mendesak = forms.CharField(
        label=_("Yang paling mendesak"), required=False, max_length=1000, widget=TeksPanjang({"rows": 2})
    )
    pelapor = forms.CharField(label=_("Nama pelapor"), required=False, max_length=150)
    telepon = forms.CharField(label=_("Telepon pelapor"), required=False, max_length=30)
    lat = derajat(_("Lintang"), 90)
    lng = derajat(_("Bujur"), 180)

    def __init__(self, *args: Any, kejadian: Kejadian | None = None, **kwargs: Any) -> None:
        begin = {"waktu": timezone.localtime(), "kanal": Kanal.PETUGAS} | kwargs.pop("initial", {})
        super().__init__(*args, initial=begin, **kwargs)
        self.kejadian = kejadian

    def data_laporan(self) -> DataLaporan:
        c = dict(self.cleaned_data)
        kinds = {"bahaya": Bahaya(c.pop("bahaya")), "kanal": Kanal(c.pop("kanal"))}
        return DataLaporan(kejadian_id=self.kejadian.pk if self.kejadian else None, **kinds, **c)


class FormUmpan(forms.Form):
    """A file of a feed."""

    berkas = forms.FileField(
        label=_("Berkas umpan"),
        widget=Unggah({"accept": ".xml,.json,.geojson,.csv"}, maks=min(settings.BERKAS_MAKS, 2 * 1024 * 1024)),
        help_text=_("Peringatan CAP (BMKG), GeoJSON laporan (PetaBencana), atau CSV waktu, jenis, tempat, uraian."),
    )


class FormPeriksa(forms.Form):
    """What checking has shown."""

    hasil = forms.ChoiceField(
        label=_("Hasil pemeriksaan"), choices=[(k, v) for k, v in PERIKSA.items() if k != "belum"]
    )
    kejadian = forms.TypedChoiceField(
        label=_("Bagian dari kejadian"), required=False, coerce=int, empty_value=None, choices=()
    )
    alasan = forms.CharField(label=_("Alasan"), required=False, max_length=1000, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, pilihan_kejadian: list[Kejadian], laporan: Laporan, **kwargs: Any) -> None:
        super().__init__(*args, initial={"kejadian": laporan.kejadian_id}, **kwargs)
        self.fields["kejadian"].choices = [
            ("", _("Belum menjadi kejadian")),
            *((k.pk, str(k)) for k in pilihan_kejadian),
        ]

    def nilai(self) -> dict[str, Any]:
        c = self.cleaned_data
        return {"hasil": Periksa(c["hasil"]), "alasan": c["alasan"], "kejadian_id": c["kejadian"]}


class FormKejadian(forms.Form):
    """An event, or a drill of its own clock."""

    nama = forms.CharField(label=_("Nama kejadian"), max_length=150)
    bahaya = forms.ChoiceField(label=_("Ancaman"), choices=pilihan(BAHAYA))
    tempat = forms.CharField(label=_("Tempat"), max_length=300)
    mulai = Saat(label=_("Mulai terjadi"))
    uraian = forms.CharField(label=_("Uraian"), required=False, max_length=4000, widget=TeksPanjang({"rows": 3}))
    latihan = forms.BooleanField(
        label=_("Ini latihan"), required=False, help_text=_("Latihan tidak pernah bercampur dengan kejadian nyata.")
    )
    laju = forms.IntegerField(
        label=_("Laju jam latihan"), min_value=1, max_value=LAJU_MAKS, initial=1,
        help_text=_("12: satu jam latihan dalam lima menit."),
    )  # fmt: skip

    def __init__(self, *args: Any, laporan: Laporan | None = None, **kwargs: Any) -> None:
        begin: dict[str, Any] = {"mulai": timezone.localtime(), "laju": 1}
        if laporan is not None:
            begin |= {"bahaya": laporan.bahaya, "tempat": laporan.tempat, "mulai": timezone.localtime(laporan.waktu)}
            begin |= {"uraian": laporan.uraian, "nama": str(laporan)[:150], "latihan": laporan.latihan}
        super().__init__(*args, initial=begin, **kwargs)
        self.laporan = laporan

    def data_kejadian(self) -> DataKejadian:
        c = dict(self.cleaned_data)
        tied = (self.laporan.pk,) if self.laporan else ()
        return DataKejadian(bahaya=Bahaya(c.pop("bahaya")), laporan=tied, **c)


class FormSaringKejadian(forms.Form):
    """All optional, in the address."""

    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Semua")), *STATUS.items()])
