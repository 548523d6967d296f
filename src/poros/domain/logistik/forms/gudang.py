"""Goods, warehouses, stock, buffers, counts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.web.forms import Angka, TeksPanjang

from ..labels import JENIS_GUDANG, JENIS_SUSUT
from ..models import Barang, Gudang, Saldo
from ..queries.parameter import standar
from ..rules.alur import JenisGudang, JenisSusut
from ..values import DataBarang, DataCadangan, DataGudang, DataMasuk
from .dasar import BIGINT, FormKejadian, FormLetak, Hari, Jumlah, pilih_barang, pilih_gudang, pilih_unit


class FormBarang(forms.Form):
    """A kind of goods."""

    kode = forms.SlugField(label=_("Kode"), max_length=40)
    nama = forms.CharField(label=_("Nama"), max_length=120)
    satuan = forms.CharField(label=_("Satuan"), max_length=30, help_text=_("Misalnya kg, galon, paket."))
    butir = forms.ChoiceField(
        label=_("Butir standar"), required=False, help_text=_("Kebutuhannya dihitung dari butir ini.")
    )
    isi = Angka(
        label=_("Isi satu satuan"), max_digits=12, decimal_places=3, min_value=0, initial=1,
        help_text=_("Berapa satuan standar di dalamnya: galon 19 liter diisi 19."),
    )  # fmt: skip
    berat_gram = forms.IntegerField(label=_("Berat satu satuan (gram)"), min_value=1, max_value=10**9, initial=1000)
    aktif = forms.BooleanField(label=_("Dipakai"), required=False, initial=True)

    def __init__(self, *args: Any, actor: Actor, barang: Barang | None = None, **kwargs: Any) -> None:
        if barang is not None:
            kwargs["initial"] = {name: getattr(barang, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        items = [(b.kode, f"{b.nama} ({b.satuan})") for b in standar(actor.hari).butir]
        self.fields["butir"].choices = [("", _("Tidak dihitung")), *items]

    def data_barang(self) -> DataBarang:
        return DataBarang(**{k: v for k, v in self.cleaned_data.items() if k != "aktif"})


class FormGudang(FormKejadian, FormLetak):
    """A store or a post."""

    kode = forms.SlugField(label=_("Kode"), max_length=40)
    nama = forms.CharField(label=_("Nama"), max_length=150)
    jenis = forms.TypedChoiceField(
        label=_("Jenis"), choices=list(JENIS_GUDANG.items()), coerce=JenisGudang,
        help_text=_("Di pos barang hanya singgah; di gudang boleh ada stok sepanjang tahun."),
    )  # fmt: skip
    aktif = forms.BooleanField(label=_("Dipakai"), required=False, initial=True)
    field_order = ("kode", "nama", "jenis", "unit_id", "alamat", "lat", "lng", "kejadian_id", "aktif")

    def __init__(self, *args: Any, actor: Actor, gudang: Gudang | None = None, **kwargs: Any) -> None:
        begin: dict[str, Any] = {"kejadian_id": None}
        if gudang is not None:
            begin = {name: getattr(gudang, name) for name in (*self.base_fields, "unit_id")}
        super().__init__(*args, actor=actor, semula=gudang, initial=begin, **kwargs)
        self.fields["unit_id"] = pilih_unit(actor)
        self.order_fields(self.field_order)

    def data_gudang(self) -> DataGudang:
        return DataGudang(**{k: v for k, v in self.cleaned_data.items() if k != "aktif"})


class FormMasuk(forms.Form):
    """Goods that came in."""

    jumlah = Jumlah(label=_("Jumlah"))
    pemilik = forms.CharField(label=_("Milik"), max_length=120, initial="Pemerintah daerah")
    kode = forms.CharField(label=_("Nomor lot"), max_length=40, required=False)
    kedaluwarsa = Hari(label=_("Kedaluwarsa"), required=False)
    alasan = forms.CharField(label=_("Keterangan"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"barang_id": pilih_barang(), **self.fields}

    def data_masuk(self) -> DataMasuk:
        return DataMasuk(**self.cleaned_data)


class FormLot(forms.Form):
    """One lot that lies here, and how much of it."""

    saldo_id = forms.TypedChoiceField(label=_("Lot"), coerce=int)
    jumlah = Jumlah(label=_("Jumlah"))

    def __init__(self, *args: Any, saldo: Sequence[Saldo], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["saldo_id"].choices = [(s.pk, _sebut(s)) for s in saldo]


class FormPindah(FormLot):
    """To another warehouse."""

    def __init__(self, *args: Any, gudang: Gudang, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tujuan_id"] = pilih_gudang(_("Ke gudang"), gudang.pk)


class FormSusut(FormLot):
    """Written off."""

    sebab = forms.TypedChoiceField(label=_("Sebab"), choices=list(JENIS_SUSUT.items()), coerce=JenisSusut)
    alasan = forms.CharField(label=_("Apa yang terjadi"), max_length=250)


class FormCadangan(forms.Form):
    """A buffer; zero ends it."""

    jumlah = Jumlah(label=_("Jumlah"), dari=0, help_text=_("Nol menghapus cadangan."))
    alasan = forms.CharField(label=_("Alasan"), max_length=300, required=False, help_text=_("Diterbitkan."))
    sampai = Hari(label=_("Sampai"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"barang_id": pilih_barang(), **self.fields}

    def data_cadangan(self) -> DataCadangan:
        return DataCadangan(**self.cleaned_data)


class FormOpname(forms.Form):
    """What was counted, lot by lot; what is left empty was not counted."""

    catatan = forms.CharField(label=_("Penghitung dan sebab selisih"), max_length=300, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, saldo: Sequence[Saldo], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lots = {f"hitung-{s.pk}": Jumlah(label=_sebut(s), dari=0, required=False) for s in saldo}
        self.fields = {**lots, **self.fields}

    def hitungan(self) -> dict[int, int]:
        """Balance → counted."""
        found = {k: v for k, v in self.cleaned_data.items() if k.startswith("hitung-") and v is not None}
        return {int(k.removeprefix("hitung-")): v for k, v in found.items()}


class FormPeran(forms.Form):
    """Which units have which part."""

    pengelola = forms.TypedMultipleChoiceField(label=_("Pengelola logistik"), required=False, coerce=int)
    bud = forms.TypedMultipleChoiceField(label=_("Bendahara umum daerah"), required=False, coerce=int)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [c for c in pilih_unit(actor).choices if c[0]]
        for name in ("pengelola", "bud"):
            self.fields[name].choices = choices


class FormCari(forms.Form):
    """Words and a status in the address."""

    q = forms.CharField(required=False, max_length=100)
    status = forms.CharField(required=False, max_length=12)
    jenis = forms.CharField(required=False, max_length=12)
    kejadian_id = forms.IntegerField(required=False, min_value=1, max_value=BIGINT)

    def saringan(self, *nama: str) -> dict[str, str]:
        """The filters that could be read."""
        self.is_valid()
        return {n: self.cleaned_data.get(n) or "" for n in nama}


def _sebut(saldo: Saldo) -> str:
    """A lot as people know it."""
    lot = saldo.lot
    marks = [lot.kode, f"{lot.kedaluwarsa:%d-%m-%Y}" if lot.kedaluwarsa else "", lot.pemilik]
    told = ", ".join(m for m in marks if m)
    return f"{lot.barang.nama} · {told}: {saldo.jumlah} {lot.barang.satuan}"
