"""Points, people, ways, allocations, runs and receipts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.berkas.rules import MEBIBYTE
from poros.kernel.organisasi.actor import Actor
from poros.web.forms import BanyakBerkas, Coretan, TeksPanjang

from ..models import BarisKiriman, Perhentian, Titik
from ..values import Armada, DataAlokasi, DataJalur, DataKiriman, DataPengungsi, DataTerima, DataTitik, Muatan
from .dasar import FormKejadian, FormLetak, Hari, Jumlah, pilih_barang, pilih_gudang, pilih_unit

BARIS = 6
"""Lines of a form that grows by being sent again."""
TANDA_TANGAN_MAKS = 2 * MEBIBYTE


class FormTitik(FormKejadian, FormLetak):
    """A point where people are to be served."""

    kode = forms.SlugField(label=_("Kode"), max_length=40)
    nama = forms.CharField(label=_("Nama"), max_length=150)
    mulai = Hari(label=_("Hari pertama"))
    buka = forms.TimeField(label=_("Menerima dari jam"), required=False)
    tutup = forms.TimeField(label=_("sampai jam"), required=False)
    aktif = forms.BooleanField(label=_("Masih dilayani"), required=False, initial=True)
    field_order = ("kode", "nama", "unit_id", "mulai", "alamat", "lat", "lng", "buka", "tutup", "kejadian_id", "aktif")

    def __init__(self, *args: Any, actor: Actor, titik: Titik | None = None, **kwargs: Any) -> None:
        begin: dict[str, Any] = {"mulai": actor.hari}
        if titik is not None:
            begin = {name: getattr(titik, name) for name in (*self.base_fields, "unit_id")}
        super().__init__(*args, actor=actor, semula=titik, initial=begin, **kwargs)
        self.fields["unit_id"] = pilih_unit(actor)
        self.fields["unit_id"].help_text = _("Unit ini melaporkan jumlah pengungsinya.")
        self.order_fields(self.field_order)

    def data_titik(self) -> DataTitik:
        return DataTitik(**{k: v for k, v in self.cleaned_data.items() if k != "aktif"})


class FormPengungsi(forms.Form):
    """How many people are there."""

    hari = Hari(label=_("Sejak hari"))
    jumlah = Jumlah(label=_("Orang"), dari=0)
    rentan = Jumlah(
        label=_("Di antaranya kelompok rentan"), dari=0, initial=0, help_text=_("Balita, ibu hamil, lansia, difabel.")
    )
    sumber = forms.CharField(label=_("Dihitung oleh"), max_length=200)

    def data_pengungsi(self) -> DataPengungsi:
        return DataPengungsi(**self.cleaned_data)


class FormJalur(forms.Form):
    """A way from a warehouse."""

    meter = Jumlah(label=_("Jarak (meter)"))
    menit = Jumlah(label=_("Waktu tempuh (menit)"), sampai=10_000)
    terbuka = forms.BooleanField(label=_("Dapat dilalui"), required=False, initial=True)
    keterangan = forms.CharField(label=_("Keterangan"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"gudang_id": pilih_gudang(_("Dari gudang")), **self.fields}

    def data_jalur(self) -> DataJalur:
        return DataJalur(**self.cleaned_data)


class FormAlokasi(FormKejadian):
    """What is to be shared out."""

    dari = Hari(label=_("Untuk kebutuhan sejak"))
    hari = Jumlah(label=_("selama (hari)"), sampai=30, initial=3)
    field_order = ("barang_id", "dari", "hari", "kejadian_id")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["barang_id"] = pilih_barang(terukur=True)
        self.order_fields(self.field_order)

    def data_alokasi(self) -> DataAlokasi:
        return DataAlokasi(**self.cleaned_data)


class Berbaris(forms.Form):
    """A form with a head and numbered lines `nama-1`, `nama-2`, …; the first of them are shown, the others fold."""

    NAMA: tuple[str, ...] = ()
    TAMPAK = 1
    ajakan: Any = ""

    def kepala(self) -> list[forms.BoundField]:
        return [f for f in self.visible_fields() if "-" not in f.name]

    def baris_pertama(self) -> list[list[forms.BoundField]]:
        return self._baris()[: self.TAMPAK]

    def baris_lagi(self) -> list[list[forms.BoundField]]:
        return self._baris()[self.TAMPAK :]

    def terisi_lagi(self) -> bool:
        """Does a folded line hold something, or an error?"""
        return any(
            f.value() or f.errors for line in self.baris_lagi() for f in line if f.name.split("-")[0] != "banyak"
        )

    def _baris(self) -> list[list[forms.BoundField]]:
        lines = range(1, sum(name.startswith(f"{self.NAMA[0]}-") for name in self.fields) + 1)
        return [[self[f"{name}-{n}"] for name in self.NAMA] for n in lines]


class FormRute(Berbaris):
    """Vehicles of a day; what the resources know of ready ones stands there already."""

    NAMA, TAMPAK = ("nama", "muat", "banyak"), 3
    hari = Hari(label=_("Hari kirim"))

    def __init__(self, *args: Any, siap: Sequence[Armada] = (), **kwargs: Any) -> None:
        known = {
            f"{name}-{n}": value
            for n, a in enumerate(siap[:3], 1)
            for name, value in (("nama", a.nama), ("muat", a.muat_kg), ("banyak", a.banyak))
        }
        kwargs["initial"] = known | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        for n in range(1, 4):
            self.fields[f"nama-{n}"] = forms.CharField(
                label=_("Kendaraan %(n)s") % {"n": n}, max_length=60, required=n == 1
            )
            self.fields[f"muat-{n}"] = Jumlah(label=_("Daya muat (kg)"), sampai=100_000, required=n == 1)
            self.fields[f"banyak-{n}"] = Jumlah(label=_("Banyaknya"), sampai=50, required=False, initial=1)

    def armada(self) -> list[Armada]:
        """The lines that were filled in."""
        said = self.cleaned_data
        return [
            Armada(nama=said[f"nama-{n}"], muat_kg=said[f"muat-{n}"], banyak=said[f"banyak-{n}"] or 1)
            for n in range(1, 4)
            if said[f"nama-{n}"] and said[f"muat-{n}"]
        ]


class FormKiriman(Berbaris, FormKejadian):
    """One vehicle and what it brings to whom."""

    NAMA, TAMPAK = ("titik", "barang", "jumlah"), 2
    ajakan = _("Titik dan barang berikutnya")
    hari = Hari(label=_("Hari kirim"))
    kendaraan = forms.CharField(label=_("Kendaraan"), max_length=80)
    muat_kg = Jumlah(label=_("Daya muat (kg)"), sampai=100_000)
    pengemudi = forms.CharField(label=_("Pengemudi"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points = [(t.pk, t.nama) for t in Titik.objects.filter(aktif=True)]
        goods = pilih_barang().choices
        for n in range(1, BARIS + 1):
            self.fields[f"titik-{n}"] = forms.TypedChoiceField(
                label=_("Titik"), choices=[("", "–"), *points], coerce=int, empty_value=None, required=n == 1
            )
            self.fields[f"barang-{n}"] = forms.TypedChoiceField(
                label=_("Barang"), choices=goods, coerce=int, empty_value=None, required=n == 1
            )
            self.fields[f"jumlah-{n}"] = Jumlah(label=_("Jumlah"), required=n == 1)

    def data_kiriman(self) -> DataKiriman:
        said = self.cleaned_data
        rows = [(said[f"titik-{n}"], said[f"barang-{n}"], said[f"jumlah-{n}"]) for n in range(1, BARIS + 1)]
        load = tuple(Muatan(titik_id=t, barang_id=b, jumlah=j) for t, b, j in rows if t and b and j)
        kept = {k: said[k] for k in ("hari", "kendaraan", "muat_kg", "pengemudi", "kejadian_id")}
        return DataKiriman(muatan=load, **kept)

    def clean(self) -> dict[str, Any]:
        """A line is whole or empty."""
        said = super().clean() or {}
        for n in range(2, BARIS + 1):
            given = [bool(said.get(f"{name}-{n}")) for name in ("titik", "barang", "jumlah")]
            if any(given) and not all(given):
                self.add_error(f"jumlah-{n}", _("Isikan titik, barang dan jumlahnya."))
        return said


class FormBerangkat(forms.Form):
    """Who drives."""

    pengemudi = forms.CharField(label=_("Pengemudi"), max_length=120, required=False)


class FormSelesai(forms.Form):
    """What came back."""

    alasan = forms.CharField(label=_("Bila ada yang tidak diterima dan tidak kembali"), max_length=300, required=False)

    def __init__(self, *args: Any, baris: list[BarisKiriman], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = {
            f"kembali-{b.pk}": Jumlah(
                label=_("%(barang)s kembali dari %(titik)s") % {"barang": b.barang, "titik": b.perhentian.titik},
                dari=0,
                sampai=b.jumlah,
                initial=b.jumlah - (b.diterima or 0),
            )
            for b in baris
            if b.jumlah > (b.diterima or 0)
        }
        self.fields = {**rows, **self.fields}

    def kembali(self) -> dict[int, int]:
        found = {k: v for k, v in self.cleaned_data.items() if k.startswith("kembali-")}
        return {int(k.removeprefix("kembali-")): v for k, v in found.items()}


class FormTerima(forms.Form):
    """Counted at the stop. `kunci` is made with the page: sent twice it is one receipt."""

    kunci = forms.UUIDField(widget=forms.HiddenInput)
    penerima = forms.CharField(label=_("Nama penerima"), max_length=150)
    kedudukan = forms.CharField(
        label=_("Sebagai"), max_length=150, required=False, help_text=_("Misalnya ketua posko.")
    )
    tanda_tangan = forms.FileField(
        label=_("Tanda tangan penerima"), widget=Coretan, required=False,
        help_text=_("Coret dengan jari, pena, atau tetikus. Tanpa itu, nama di atas yang berlaku."),
    )  # fmt: skip
    foto = BanyakBerkas(label=_("Foto barang di tempat"), maks=10 * MEBIBYTE, required=False)
    catatan = forms.CharField(label=_("Catatan"), max_length=500, required=False, widget=TeksPanjang({"rows": 2}))
    lat = forms.DecimalField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lng = forms.DecimalField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    diambil = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, perhentian: Perhentian, **kwargs: Any) -> None:
        kwargs["initial"] = {"kunci": uuid4()}
        super().__init__(*args, **kwargs)
        rows = {
            f"hitung-{b.pk}": Jumlah(
                label=_("%(barang)s (%(satuan)s), dimuat %(n)s")
                % {"barang": b.barang.nama, "satuan": b.barang.satuan, "n": b.jumlah},
                dari=0,
                sampai=b.jumlah,
            )
            for b in perhentian.baris.all()
        }
        self.fields = {"kunci": self.fields.pop("kunci"), **rows, **self.fields}

    def data_terima(self) -> DataTerima:
        said = self.cleaned_data
        counted = {int(k.removeprefix("hitung-")): v for k, v in said.items() if k.startswith("hitung-")}
        kept = {k: said[k] for k in ("kunci", "penerima", "kedudukan", "catatan")}
        return DataTerima(hitung=counted, diisi=self._diisi(), lat=_enam(said["lat"]), lng=_enam(said["lng"]), **kept)

    def berkas(self) -> list[tuple[bytes, str]]:
        """Signature first, then goods."""
        drawn = self.cleaned_data["tanda_tangan"]
        return [(f.read(), f.name) for f in (*([drawn] if drawn else []), *self.cleaned_data["foto"])]

    def clean_tanda_tangan(self) -> Any:
        """A picture of a few strokes is small."""
        drawn = self.cleaned_data["tanda_tangan"]
        if drawn and drawn.size > TANDA_TANGAN_MAKS:
            raise forms.ValidationError(_("Gambar tanda tangan terlalu besar."))
        return drawn

    def _diisi(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["diambil"]
        return moment


def _enam(angka: Any) -> Any:
    """A device tells more digits than there are meters."""
    return None if angka is None else round(angka, 6)
