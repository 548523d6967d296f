"""An order as it is written down: content, receivers, deadline, and the part that makes it comparable."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.labels import KECEPATAN, KERAHASIAAN, PERAN, TANDA
from poros.kernel.penugasan.models import SumberDaya, TindakArahan
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan, Peran, Tanda
from poros.kernel.penugasan.values import Klaim, PilihanKonflik, RincianArahan, Sasaran
from poros.kernel.tenggat.models import AturanTenggat
from poros.pure.konflik import jalur
from poros.web.forms import TanggalJam, TeksPanjang
from poros.web.halaman import kursor

from .masukan import Masukan
from .unit import UnitField, pasang
from .urutan import Pendahulu, kenalkan

BARIS_AWAL = 2
BARIS_MAKS = 60
INT = 2**31 - 1
TERLIPAT = ("tindak", "objek", "mulai", "pemakaian-0-sumber_daya", "pendahulu-0-arahan")
LIHAT = "lihat-"
PUTUSAN = "putusan-"
ALASAN = "alasan-"


class Arahan(Masukan):
    """Everything but receivers and claims."""

    isi = forms.CharField(label=_("Isi arahan"), widget=TeksPanjang, max_length=5000)
    dasar = forms.CharField(
        label=_("Dasar"), required=False, max_length=300, help_text=_("Peraturan, surat, atau hasil rapat.")
    )
    kecepatan = forms.ChoiceField(label=_("Kecepatan"), choices=KECEPATAN.items(), initial=Kecepatan.BIASA)
    kerahasiaan = forms.ChoiceField(label=_("Kerahasiaan"), choices=KERAHASIAAN.items(), initial=Kerahasiaan.TERBATAS)
    aturan_tenggat = forms.ChoiceField(
        label=_("Tenggat menurut aturan"), required=False, help_text=_("Dihitung dari kalender kerja daerah.")
    )
    tenggat = forms.DateTimeField(
        label=_("atau tanggal tertentu"),
        required=False,
        widget=TanggalJam,
        help_text=_("Diisi bila tenggatnya tidak mengikuti aturan."),
    )
    tindak = forms.ChoiceField(label=_("Tindakan"), required=False)
    tanda = forms.ChoiceField(
        label=_("Perintah"), choices=TANDA.items(), initial=Tanda.LAKUKAN, widget=forms.RadioSelect, required=False
    )
    objek = forms.CharField(
        label=_("Objek"),
        required=False,
        max_length=300,
        help_text=_("Tempat atau barangnya, dari luas ke sempit, misalnya kota/kec-utara/pintu-air-2."),
    )
    nilai = forms.CharField(
        label=_("Nilai"), required=False, max_length=100, help_text=_("Misalnya bukaan pintu air: 40 cm.")
    )
    mulai = forms.DateTimeField(label=_("Berlaku mulai"), required=False, widget=TanggalJam)
    selesai = forms.DateTimeField(label=_("sampai"), required=False, widget=TanggalJam)

    def __init__(self, actor: Actor, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["aturan_tenggat"].choices = [("", _("Menurut kecepatannya")), *_aturan(actor.hari)]
        self.fields["tindak"].choices = [("", _("Tidak ditentukan")), *_tindak(actor.hari)]

    def clean_objek(self) -> str:
        """One way to write a place."""
        return "/".join(part.strip() for part in jalur(self.cleaned_data["objek"]))


class Penerima(forms.Form):
    """A unit, and as what it gets the order."""

    unit = UnitField(label=_("Unit"), required=False)
    peran = forms.ChoiceField(label=_("Sebagai"), choices=PERAN.items(), initial=Peran.UTAMA)


class Pemakaian(forms.Form):
    """So much of a resource from then to then."""

    sumber_daya = forms.ModelChoiceField(
        label=_("Sumber daya"), queryset=SumberDaya.objects.filter(aktif=True), required=False
    )
    jumlah = forms.IntegerField(label=_("Jumlah"), min_value=1, max_value=INT, initial=1, required=False)
    mulai = forms.DateTimeField(label=_("Mulai"), required=False, widget=TanggalJam)
    selesai = forms.DateTimeField(label=pgettext_lazy("waktu", "Selesai"), required=False, widget=TanggalJam)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("sumber_daya") and not self.errors:
            for name in ("mulai", "selesai"):
                if not found.get(name):
                    self.add_error(name, _("Isi waktunya."))
            if not self.errors and found["mulai"] >= found["selesai"]:
                self.add_error("selesai", _("Waktu selesai harus setelah waktu mulai."))
        return found


class FormulirArahan:
    """The order, its receivers and its claims as one form; more rows are asked for with the button `tambah`."""

    def __init__(self, actor: Actor, data: Mapping[str, Any] | None = None) -> None:
        self.actor, self.data = actor, data
        self.utama = Arahan(actor, data)
        self.penerima = _baris(Penerima, "penerima", data, minta="tambah-penerima", awal=BARIS_AWAL)
        self.pemakaian = _baris(Pemakaian, "pemakaian", data, minta="tambah-pemakaian", awal=1)
        self.pendahulu = _baris(Pendahulu, "pendahulu", data, minta="tambah-pendahulu", awal=1)
        for form in self.penerima:
            pasang(form, actor)
        for form in self.pendahulu:
            kenalkan(form, actor)

    @property
    def minta_baris(self) -> bool:
        """Did the person only ask for another row?"""
        return self.data is not None and any(name.startswith("tambah-") for name in self.data)

    @property
    def terbuka(self) -> bool:
        """Is the comparable part in use, so that it must not be folded away?"""
        return self.data is not None and any(self.data.get(name) for name in TERLIPAT)

    def is_valid(self) -> bool:
        """All parts, so that all mistakes are shown at once."""
        rows = self.penerima.is_valid(), self.pemakaian.is_valid(), self.pendahulu.is_valid()
        return self.utama.is_valid() and all(rows)

    def tolak(self, error: Ditolak) -> None:
        """Say a refusal where it belongs."""
        where = self.pendahulu[0] if error.bidang == "setelah" else self.utama
        where.tolak(error)

    def rincian(self) -> RincianArahan:
        """The order as the command takes it."""
        found = self.utama.cleaned_data
        return RincianArahan(
            isi=found["isi"],
            dasar=found["dasar"],
            kecepatan=Kecepatan(found["kecepatan"]),
            kerahasiaan=Kerahasiaan(found["kerahasiaan"]),
            tindak=found["tindak"],
            objek=found["objek"] if found["tindak"] else "",
            tanda=Tanda(found["tanda"] or Tanda.LAKUKAN),
            nilai=found["nilai"],
            mulai=found["mulai"],
            selesai=found["selesai"],
            tenggat=found["tenggat"],
            aturan_tenggat=found["aturan_tenggat"],
            klaim=tuple(self._klaim()),
            setelah=tuple(s for form in self.pendahulu if (s := form.setelah())),
        )

    def _klaim(self) -> list[Klaim]:
        rows = [form.cleaned_data for form in self.pemakaian if form.cleaned_data.get("sumber_daya")]
        return [Klaim(r["sumber_daya"].pk, r["mulai"], r["selesai"], r["jumlah"] or 1) for r in rows]

    def kepada(self) -> tuple[Sasaran, ...]:
        """The receivers."""
        rows = [form.cleaned_data for form in self.penerima if form.cleaned_data.get("unit")]
        return tuple(Sasaran(r["unit"].id, Peran(r["peran"])) for r in rows)

    def pilihan(self) -> tuple[PilihanKonflik, ...]:
        """What was said to the collisions that were shown."""
        data = self.data or {}
        keys = [name.removeprefix(LIHAT) for name in data if name.startswith(LIHAT)]
        return tuple(
            PilihanKonflik(kunci=key, keputusan=data.get(f"{PUTUSAN}{key}", ""), alasan=data.get(f"{ALASAN}{key}", ""))
            for key in keys
        )


def _baris(
    form: type[forms.Form], prefix: str, data: Mapping[str, Any] | None, *, minta: str, awal: int
) -> forms.BaseFormSet:
    rows = forms.formset_factory(form, extra=awal, max_num=BARIS_MAKS, absolute_max=BARIS_MAKS)
    if data is not None and minta in data:
        total = f"{prefix}-TOTAL_FORMS"
        data = data.copy()
        data[total] = str(min((kursor(data.get(total)) or 0) + 1, BARIS_MAKS))
    return rows(data, prefix=prefix, form_kwargs={"empty_permitted": True, "use_required_attribute": False})


def _aturan(hari: date) -> list[tuple[str, str]]:
    valid = Q(sampai__isnull=True) | Q(sampai__gte=hari)
    rows = AturanTenggat.objects.filter(valid, dari__lte=hari).exclude(kode__regex="^(eskalasi|acara)-")
    return [(row.kode, f"{row.nama}: {row.lama}") for row in rows.order_by("nama")]


def _tindak(hari: date) -> list[tuple[str, str]]:
    valid = Q(sampai__isnull=True) | Q(sampai__gte=hari)
    return list(TindakArahan.objects.filter(valid, dari__lte=hari).values_list("kode", "nama"))
