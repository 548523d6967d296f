"""Assessment, decree, chart, activation, orders, meeting."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.penugasan.models import SumberDaya, TindakArahan
from poros.kernel.penugasan.values import Klaim, PilihanKonflik
from poros.web.forms import TeksPanjang

from ..labels import STATUS
from ..models import Kejadian, Penetapan, RencanaKontinjensi
from ..queries.kejadian import penetap
from ..rules.alur import BERSTATUS, HIDUP, PeranKomando, Status
from ..rules.rencana import Rencana
from ..values import DataKaji, DataKomando, DataPenetapan, DataPerintah, DataPosisi, DataRapat
from .dasar import PILIH, Hari, Saat, unit_pilihan
from .putusan import periksa_putusan, putusan, tambah_putusan

DUA_PEKAN = timedelta(days=13)
LIHAT = "lihat-"


class FormKaji(forms.Form):
    hasil = forms.CharField(label=_("Hasil kaji cepat"), max_length=8000, widget=TeksPanjang({"rows": 6}))
    gangguan_hidup = forms.BooleanField(label=_("Kehidupan warga terganggu (korban, pengungsi)"), required=False)
    gangguan_penghidupan = forms.BooleanField(
        label=_("Penghidupan terganggu (sarana, lingkungan, kerugian)"), required=False
    )
    rekomendasi = forms.ChoiceField(label=_("Saran status"), choices=[(s, STATUS[s]) for s in Status if s in HIDUP])

    def data_kaji(self) -> DataKaji:
        c = dict(self.cleaned_data)
        return DataKaji(rekomendasi=Status(c.pop("rekomendasi")), **c)


class FormPenetapan(forms.Form):
    """The decree of the head of region."""

    tingkat = forms.ChoiceField(label=_("Status"), choices=[(s, STATUS[s]) for s in Status if s in BERSTATUS])
    nomor = forms.CharField(label=_("Nomor keputusan"), max_length=100)
    tanggal = Hari(label=_("Tanggal keputusan"))
    penetap_id = forms.TypedChoiceField(label=_("Ditetapkan oleh"), coerce=int, choices=())
    lingkup = forms.CharField(label=_("Wilayah yang dicakup"), max_length=300)
    mulai = Hari(label=_("Berlaku sejak"))
    sampai = Hari(label=_("Sampai"))

    def __init__(self, *args: Any, kejadian: Kejadian, lama: Penetapan | None = None, **kwargs: Any) -> None:
        today = timezone.localtime(kejadian.jam).date()
        end = (lama.sampai + timedelta(days=1) if lama else today) + DUA_PEKAN
        begin = {"tanggal": today, "mulai": today, "sampai": end, "lingkup": kejadian.tempat, "tingkat": Status.TANGGAP}
        super().__init__(*args, initial=begin, **kwargs)
        self.fields["penetap_id"].choices = [(j.pk, j.nama) for j in penetap()]

    def data_penetapan(self) -> DataPenetapan:
        c = dict(self.cleaned_data)
        return DataPenetapan(tingkat=Status(c.pop("tingkat")), **c)


class FormPerpanjangan(FormPenetapan):
    """The decree that extends one: it holds the same level in the same place from the day after."""

    tingkat = lingkup = mulai = None


class FormNaik(forms.Form):
    nomor = forms.CharField(label=_("Nomor surat pernyataan"), max_length=100)
    tanggal = Hari(label=_("Tanggal surat"))
    alasan = forms.CharField(label=_("Apa yang tidak sanggup ditangani"), max_length=4000, widget=TeksPanjang)


class FormKomando(forms.Form):
    """The chart: the seats of the plan, each with an office of ours or a name from outside."""

    nomor = forms.CharField(label=_("Nomor keputusan"), max_length=100)
    tanggal = Hari(label=_("Tanggal keputusan"))
    dari = Hari(label=_("Berlaku sejak"))
    sampai = Hari(label=_("Sampai"))

    def __init__(self, *args: Any, kejadian: Kejadian, rencana: Rencana, **kwargs: Any) -> None:
        today = timezone.localtime(kejadian.jam).date()
        super().__init__(*args, initial={"tanggal": today, "dari": today, "sampai": today + DUA_PEKAN}, **kwargs)
        self.kursi = rencana.posisi
        offices = [("", _("Tidak diisi atau dari luar")), *((j.pk, j.nama) for j in _pimpinan())]
        for seat in self.kursi:
            self.fields[f"jabatan_{seat.kode}"] = forms.TypedChoiceField(
                label=seat.nama, required=False, coerce=int, empty_value=None, choices=offices
            )
            self.fields[f"pejabat_{seat.kode}"] = forms.CharField(
                label=_("%(kursi)s dari luar pemerintah daerah") % {"kursi": seat.nama}, required=False, max_length=200
            )

    def data_komando(self) -> DataKomando:
        """Seats that were left empty are not in the chart; the commander's has to be."""
        c = self.cleaned_data
        seats = [
            DataPosisi(
                kode=s.kode, nama=s.nama, peran=s.peran, atasan=s.atasan, jabatan_id=c[f"jabatan_{s.kode}"],
                pejabat=c[f"pejabat_{s.kode}"],
            )
            for s in self.kursi
            if c[f"jabatan_{s.kode}"] or c[f"pejabat_{s.kode}"] or s.peran is PeranKomando.KOMANDAN
        ]  # fmt: skip
        return DataKomando(posisi=tuple(seats), **{n: c[n] for n in ("nomor", "tanggal", "dari", "sampai")})


def _pimpinan() -> Any:
    return Jabatan.objects.filter(aktif=True, kepala=True).order_by("nama")


class FormAktifkan(forms.Form):
    """A plan, with the orders that are sent."""

    rencana_id = forms.TypedChoiceField(label=_("Rencana kontinjensi"), coerce=int, choices=())
    perintah = forms.MultipleChoiceField(
        label=_("Perintah yang dikirim"), required=False, choices=(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, rencana: list[RencanaKontinjensi], isi: Rencana, **kwargs: Any) -> None:
        super().__init__(*args, initial={"perintah": [b.kode for b in isi.perintah]}, **kwargs)
        self.isi = isi
        self.fields["rencana_id"].choices = [(r.pk, str(r)) for r in rencana]
        words = _("%(klaster)s, %(jam)s jam: %(isi)s")
        self.fields["perintah"].choices = [
            (b.kode, words % {"klaster": isi.klaster[b.klaster], "jam": b.jam, "isi": b.isi}) for b in isi.perintah
        ]

    def nilai(self) -> dict[str, Any]:
        sent = set(self.cleaned_data["perintah"])
        left = [b.kode for b in self.isi.perintah if b.kode not in sent]
        return {"rencana_id": self.cleaned_data["rencana_id"], "lewati": left}


class FormPerintah(forms.Form):
    """An order; with an act it is compared with others before it is sent."""

    klaster = forms.CharField(label=_("Klaster"), max_length=100)
    unit_id = forms.TypedChoiceField(label=_("Kepada"), coerce=int, choices=())
    isi = forms.CharField(label=_("Perintah"), max_length=2000, widget=TeksPanjang({"rows": 3}))
    batas = Saat(label=_("Selesai sebelum"))
    harapan = forms.CharField(label=_("Dampak yang diharapkan"), required=False, max_length=500)
    tindak = forms.ChoiceField(
        label=_("Tindakan"), required=False, choices=(),
        help_text=_("Isi bersama objek dan waktu agar diperiksa terhadap arahan lain."),
    )  # fmt: skip
    objek = forms.CharField(
        label=_("Objek"), required=False, max_length=200, help_text=_("Misalnya kota/tengah/damai.")
    )
    mulai = Saat(label=_("Dari"), required=False)
    selesai = Saat(label=_("Sampai"), required=False)
    sumber_id = forms.TypedChoiceField(
        label=_("Sumber daya yang dipakai"), required=False, coerce=int, empty_value=None, choices=()
    )
    sumber_jumlah = forms.IntegerField(
        label=_("Banyaknya"), required=False, min_value=1, max_value=100_000,
        help_text=_("Dipakai dari dan sampai waktu di atas; tanpa itu, sejak sekarang sampai batas selesai."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, kejadian: Kejadian, **kwargs: Any) -> None:
        begin = {"batas": timezone.localtime(kejadian.jam + timedelta(hours=6))}
        super().__init__(*args, initial=begin, **kwargs)
        self.fields["unit_id"].choices = [PILIH, *unit_pilihan(actor)]
        acts = TindakArahan.objects.filter(dari__lte=actor.hari).values_list("kode", "nama")
        self.fields["tindak"].choices = [("", _("Tidak ada")), *acts]
        things = SumberDaya.objects.filter(aktif=True, orang_id__isnull=True).order_by("nama").values_list("pk", "nama")
        self.fields["sumber_id"].choices = [("", _("Tidak ada")), *things]
        if kejadian.latihan:
            for name in ("tindak", "objek", "mulai", "selesai", "sumber_id", "sumber_jumlah"):
                del self.fields[name]

    def data_perintah(self) -> DataPerintah:
        c = dict(self.cleaned_data)
        thing, much = c.pop("sumber_id", None), c.pop("sumber_jumlah", None) or 1
        if thing is None:
            return DataPerintah(**c)
        window = (c["mulai"], c["selesai"]) if c["mulai"] and c["selesai"] else (timezone.now(), c["batas"])
        return DataPerintah(klaim=(Klaim(thing, *window, much),), **c)

    def pilihan(self) -> list[PilihanKonflik]:
        """The collisions that the page has shown, with what was remarked on each."""
        seen = [k.removeprefix(LIHAT) for k in self.data if k.startswith(LIHAT)]
        return [PilihanKonflik(kunci=k, alasan=self.data.get(f"alasan-{k}", "").replace("\0", "")[:500]) for k in seen]


class FormDampak(forms.Form):
    dampak = forms.CharField(
        label=_("Dampak yang benar-benar terjadi"), max_length=2000, widget=TeksPanjang({"rows": 2})
    )


class FormRapat(forms.Form):
    """A meeting: who was asked, who came; each decision is an order."""

    waktu = Saat(label=_("Waktu"))
    tempat = forms.CharField(label=_("Tempat"), max_length=200)
    pimpinan = forms.CharField(label=_("Dipimpin oleh"), max_length=200)
    hadir = forms.TypedMultipleChoiceField(
        label=_("Hadir"), coerce=int, choices=(), widget=forms.CheckboxSelectMultiple
    )
    diundang = forms.TypedMultipleChoiceField(
        label=_("Diundang tetapi tidak hadir"), required=False, coerce=int, choices=(),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    hasil = forms.CharField(label=_("Hasil rapat"), max_length=8000, widget=TeksPanjang({"rows": 4}))

    def __init__(self, *args: Any, actor: Actor, kejadian: Kejadian, **kwargs: Any) -> None:
        super().__init__(*args, initial={"waktu": timezone.localtime(kejadian.jam)}, **kwargs)
        units = unit_pilihan(actor)
        self.fields["hadir"].choices = self.fields["diundang"].choices = units
        tambah_putusan(self, actor, kejadian)

    def clean(self) -> dict[str, Any]:
        periksa_putusan(self)
        return self.cleaned_data

    def data_rapat(self) -> DataRapat:
        c = dict(self.cleaned_data)
        decided = putusan(c, _("Putusan rapat"))
        there = {n: tuple(c.pop(n)) for n in ("diundang", "hadir")}
        return DataRapat(putusan=decided, **there, **c)
