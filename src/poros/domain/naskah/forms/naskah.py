"""The editor: the fields of a form of naskah, who signs, to whom it goes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from poros.kernel.antarmuka.skema import AKHIR, AWAL
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.organisasi.peta import BERKOTAK_MASUK
from poros.kernel.penugasan.labels import KECEPATAN, KERAHASIAAN
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan
from poros.web.forms import Tanggal, TeksPanjang

from ..models import Naskah, Penandatangan, PenerimaNaskah
from ..queries.kirim import daerah_lain
from ..queries.klasifikasi import klasifikasi_ada
from ..queries.pejabat import boleh_menanda, pilihan_penanda
from ..rules import Kanal
from ..rules.bentuk import Bagian, Bentuk, JenisBagian
from ..rules.markah import sidik
from ..values import DataNaskah, Tanda, Tujuan

HARI_WAJAR = (MinValueValidator(date(AWAL, 1, 1)), MaxValueValidator(date(AKHIR - 1, 12, 31)))
AWALAN = "isi-"
BAGIAN_MAKS = 30_000
BAGIAN_BARIS = 3
BARIS_TUJUAN = _(
    "Satu penerima tiap baris: nama; alamat; surel. Yang beralamat surel dikirimi lewat surel, lainnya lewat kertas."
)


class Jabatan_(forms.ModelChoiceField):  # noqa: N801 -- a field named after what it holds
    """An office with its unit."""

    def label_from_instance(self, obj: Jabatan) -> str:
        return f"{obj.nama} – {obj.unit.nama}" if obj.unit.nama not in obj.nama else obj.nama


class FormNaskah(forms.Form):
    """Everything about a draft; the parts of the text come from its form."""

    atas = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    hal = forms.CharField(label=_("Hal"), max_length=500)
    klasifikasi = forms.CharField(
        label=_("Kode klasifikasi"), max_length=20, required=False, help_text=_("Misalnya 000.1.5")
    )
    kecepatan = forms.ChoiceField(label=_("Kecepatan"), choices=KECEPATAN.items(), initial=Kecepatan.BIASA)
    kerahasiaan = forms.ChoiceField(label=_("Kerahasiaan"), choices=KERAHASIAAN.items(), initial=Kerahasiaan.TERBATAS)
    tanda = Jabatan_(Jabatan.objects.none(), label=_("Ditandatangani oleh"))
    atas_nama = Jabatan_(
        Jabatan.objects.none(), label=_("Atas nama (a.n.)"), required=False, empty_label=_("Atas jabatannya sendiri")
    )
    untuk_beliau = Jabatan_(
        Jabatan.objects.none(), label=_("Untuk beliau (u.b.)"), required=False, empty_label=_("Tanpa u.b.")
    )
    tanda_lain = forms.ModelMultipleChoiceField(Jabatan.objects.none(), label=_("Penanda tangan lain"), required=False)
    kepada_unit = forms.MultipleChoiceField(label=_("Kepada unit"), required=False, widget=forms.CheckboxSelectMultiple)
    kepada_daerah = forms.MultipleChoiceField(
        label=_("Kepada daerah lain di Poros"), required=False, widget=forms.CheckboxSelectMultiple
    )
    kepada_luar = forms.CharField(
        label=_("Kepada pihak lain"), required=False, max_length=20_000, help_text=BARIS_TUJUAN,
        widget=TeksPanjang({"rows": 2}),
    )  # fmt: skip
    tembusan_unit = forms.MultipleChoiceField(
        label=_("Tembusan kepada unit"), required=False, widget=forms.CheckboxSelectMultiple
    )
    tembusan_luar = forms.CharField(
        label=_("Tembusan kepada pihak lain"), required=False, max_length=5_000, help_text=BARIS_TUJUAN,
        widget=TeksPanjang({"rows": 2}),
    )  # fmt: skip
    jawab_hingga = forms.DateField(
        label=_("Jawaban ditunggu sampai"), required=False, widget=Tanggal, validators=HARI_WAJAR,
        help_text=_("Bila lewat tanpa jawaban, Anda diberi tahu."),
    )  # fmt: skip
    strategis = forms.BooleanField(
        label=_("Bersifat strategis: mengubah status hukum organisasi, kepegawaian, atau anggaran"), required=False
    )

    def __init__(self, *args: Any, actor: Actor, bentuk: Bentuk, **kwargs: Any) -> None:
        self.actor, self.bentuk = actor, bentuk
        super().__init__(*args, **kwargs)
        for part in bentuk.bagian:
            self.fields[f"{AWALAN}{part.kode}"] = _bidang(part)
        _isi_penanda(self.fields, bentuk, self._penanda())
        units = [(str(u.id), u.nama) for u in actor.peta.jenis(*BERKOTAK_MASUK)]
        self.fields["kepada_unit"].choices = self.fields["tembusan_unit"].choices = units
        self.fields["kepada_daerah"].choices = [] if bentuk.intern else daerah_lain()
        for name in _tak_dipakai(bentuk, self.fields["kepada_daerah"].choices):
            del self.fields[name]

    def _penanda(self) -> QuerySet[Jabatan]:
        return pilihan_penanda()

    @property
    def bagian(self) -> list[forms.BoundField]:
        """The parts of the text, in the order of the form."""
        return [self[f"{AWALAN}{part.kode}"] for part in self.bentuk.bagian]

    def clean_klasifikasi(self) -> str:
        kode = self.cleaned_data["klasifikasi"].strip()
        if kode and not klasifikasi_ada(kode):
            raise forms.ValidationError(_("Kode klasifikasi ini tidak ada."))
        return kode

    def clean_kepada_luar(self) -> list[Tujuan]:
        return _baris_tujuan(self.cleaned_data["kepada_luar"], tembusan=False)

    def clean_tembusan_luar(self) -> list[Tujuan]:
        return _baris_tujuan(self.cleaned_data["tembusan_luar"], tembusan=True)

    def isi(self) -> dict[str, str]:
        """The parts of the text as typed, whether or not the rest of the form is right."""
        return {p.kode: str(self.data.get(self.add_prefix(f"{AWALAN}{p.kode}"), "")) for p in self.bentuk.bagian}

    def data_naskah(self) -> DataNaskah:
        """As the commands take it."""
        d = self.cleaned_data
        parts = {p.kode: _teks(d[f"{AWALAN}{p.kode}"]) for p in self.bentuk.bagian}
        names = ("hal", "klasifikasi", "kecepatan", "kerahasiaan", "strategis", "jawab_hingga")
        return DataNaskah(
            isi=parts, tanda=tuple(self._tanda()), tujuan=tuple(self._tujuan()), **{n: d[n] for n in names}
        )

    def _tanda(self) -> list[Tanda]:
        d = self.cleaned_data
        first = Tanda(
            jabatan_id=d["tanda"].pk,
            atas_nama_id=d["atas_nama"].pk if d.get("atas_nama") else None,
            untuk_beliau_id=d["untuk_beliau"].pk if d.get("untuk_beliau") else None,
        )
        others = [Tanda(jabatan_id=j.pk) for j in d.get("tanda_lain") or () if j.pk != first.jabatan_id]
        return [first, *others]

    def _tujuan(self) -> list[Tujuan]:
        d = self.cleaned_data
        return [
            *self._unit(d.get("kepada_unit") or (), tembusan=False),
            *(
                Tujuan(kanal=Kanal.DAERAH, sebutan=f"Sekretaris Daerah {self._nama(s)}", daerah=s)
                for s in d.get("kepada_daerah") or ()
            ),
            *(d.get("kepada_luar") or ()),
            *self._unit(d.get("tembusan_unit") or (), tembusan=True),
            *(d.get("tembusan_luar") or ()),
        ]

    def _nama(self, skema: str) -> str:
        return dict(self.fields["kepada_daerah"].choices).get(skema, skema)

    def _unit(self, ids: Sequence[str], *, tembusan: bool) -> list[Tujuan]:
        heads = Jabatan.objects.filter(unit_id__in=ids, kepala=True, aktif=True).values_list("unit_id", "nama")
        named = dict(heads) if ids else {}
        return [
            Tujuan(
                kanal=Kanal.UNIT,
                sebutan=named.get(int(u), self.actor.peta.simpul[int(u)].nama),
                unit_id=int(u),
                tembusan=tembusan,
            )
            for u in ids
        ]


def awal_naskah(naskah: Naskah, tanda: Sequence[Penandatangan], penerima: Sequence[PenerimaNaskah]) -> dict[str, Any]:
    """A draft as the editor shows it."""
    first = tanda[0] if tanda else None
    names = ("hal", "klasifikasi", "kecepatan", "kerahasiaan", "strategis", "jawab_hingga")
    return {
        **{name: getattr(naskah, name) for name in names},
        **{f"{AWALAN}{kode}": text for kode, text in naskah.isi.items()},
        "atas": sidik(naskah.hal, naskah.isi),
        "tanda": first.jabatan_id if first else None,
        "atas_nama": first.atas_nama_id if first else None,
        "untuk_beliau": first.untuk_beliau_id if first else None,
        "tanda_lain": [t.jabatan_id for t in tanda[1:]],
        "kepada_unit": _dipilih(penerima, Kanal.UNIT, tembusan=False),
        "kepada_daerah": [p.daerah for p in penerima if p.kanal == Kanal.DAERAH],
        "kepada_luar": _ditulis(penerima, tembusan=False),
        "tembusan_unit": _dipilih(penerima, Kanal.UNIT, tembusan=True),
        "tembusan_luar": _ditulis(penerima, tembusan=True),
    }


def awal_kosong(bentuk: Bentuk) -> dict[str, Any]:
    """A new draft: the skeleton of its form."""
    parts = {f"{AWALAN}{p.kode}": p.kerangka.strip() for p in bentuk.bagian if p.kerangka}
    return parts | {"klasifikasi": bentuk.klasifikasi}


class _BolehKosong:
    """Shown as wanted, but a draft may leave it open: what is missing is asked for when the letter is handed in."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:  # type: ignore[attr-defined]  # a field's
            super().validate(value)  # type: ignore[misc]  # as above


class _Hari(_BolehKosong, forms.DateField):
    """A day of the text."""


class _Kata(_BolehKosong, forms.CharField):
    """Words of the text."""


def _bidang(part: Bagian) -> forms.Field:
    common: Mapping[str, Any] = {"label": part.nama, "required": part.wajib, "help_text": part.bantuan}
    if part.jenis is JenisBagian.TANGGAL:
        return _Hari(widget=Tanggal, validators=HARI_WAJAR, **common)
    if part.jenis is JenisBagian.BARIS:
        return _Kata(max_length=300, **common)
    rows = min(max(part.kerangka.count("\n") + 3, 3), 14)
    return _Kata(max_length=BAGIAN_MAKS, widget=TeksPanjang({"rows": rows, "data-markah": ""}), strip=False, **common)


def _isi_penanda(fields: dict[str, Any], bentuk: Bentuk, semua: QuerySet[Jabatan]) -> None:
    """Who may sign by himself or for somebody who may; offices that may not are not offered."""
    offices = list(semua)
    mighty = [j.pk for j in offices if boleh_menanda(bentuk, j, None)]
    leaders = [j.pk for j in offices if j.kepala or j.pk in mighty]
    fields["tanda"].queryset = semua.filter(pk__in=leaders)
    fields["tanda_lain"].queryset = semua.filter(pk__in=leaders)
    fields["atas_nama"].queryset = semua.filter(pk__in=mighty, kepala=True)
    fields["untuk_beliau"].queryset = semua.filter(kepala=True)


def _tak_dipakai(bentuk: Bentuk, daerah: Sequence[Any]) -> list[str]:
    unused = [] if bentuk.banyak_tanda else ["tanda_lain"]
    unused += [] if daerah else ["kepada_daerah"]
    unused += ["kepada_luar", "tembusan_luar"] if bentuk.intern else []
    unused += [] if bentuk.tembusan else ["tembusan_unit", "tembusan_luar"]
    return list(dict.fromkeys(unused))


def _baris_tujuan(text: str, *, tembusan: bool) -> list[Tujuan]:
    """Lines "nama; alamat; surel"."""
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split(";")]
        if len(cells) > BAGIAN_BARIS:
            raise forms.ValidationError(
                _("Baris “%(baris)s” berisi lebih dari nama, alamat, dan surel."), params={"baris": line[:60]}
            )
        nama, alamat, surel = [*cells, "", ""][:BAGIAN_BARIS]
        if surel:
            validate_email(surel)
        if not nama or len(nama) > 250 or len(alamat) > 500 or len(surel) > 254:  # noqa: PLR2004 -- the lengths of the columns
            raise forms.ValidationError(
                _("Baris “%(baris)s” belum berisi nama, atau terlalu panjang."), params={"baris": line[:60]}
            )
        kanal = Kanal.SUREL if surel else Kanal.KERTAS
        found.append(Tujuan(kanal=kanal, sebutan=nama, alamat=alamat, surel=surel, tembusan=tembusan))
    return found


def _dipilih(penerima: Sequence[PenerimaNaskah], kanal: Kanal, *, tembusan: bool) -> list[str]:
    return [str(p.unit_id) for p in penerima if p.kanal == kanal and p.tembusan == tembusan]


def _ditulis(penerima: Sequence[PenerimaNaskah], *, tembusan: bool) -> str:
    rows = [p for p in penerima if p.kanal in {Kanal.SUREL, Kanal.KERTAS} and p.tembusan == tembusan]
    return "\n".join("; ".join(filter(None, [p.sebutan, p.alamat or (" " if p.surel else ""), p.surel])) for p in rows)


def _teks(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
