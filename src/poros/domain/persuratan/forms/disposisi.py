"""The sheet as a form: who in which part, standard phrases, a note, a clock or a date, who attends."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.kernel.bahasa import ringkas
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.labels import PERAN
from poros.kernel.penugasan.rules import Peran
from poros.kernel.penugasan.values import Sasaran
from poros.web.forms import KELAS, TanggalJam, TeksPanjang

from ..models import Surat
from ..queries.lembar import KelompokUnit, jatuh_tempo, pilihan_hadir, pilihan_instruksi, pilihan_tenggat, pilihan_unit
from ..values import IsiDisposisi

URUTAN_PERAN = list(Peran)


class PilihSasaran(forms.Widget):
    """One list of units, each with its part in the order; those proposed stand open, the others folded by kind."""

    template_name = "persuratan/form/sasaran.html"
    use_fieldset = True
    kelompok: Sequence[KelompokUnit] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        chosen = {s.unit_id: s.peran for s in value or ()}
        units = {u.id: u for group in self.kelompok for u in group.unit}
        context = super().get_context(name, value, attrs)
        return context | {
            "terpilih": [(units[pk], peran) for pk, peran in chosen.items() if pk in units],
            "kelompok": [(g.nama, [u for u in g.unit if u.id not in chosen]) for g in self.kelompok],
            "peran": PERAN.items(),
            "kelas": KELAS["select"],
        }

    def value_from_datadict(self, data: Any, files: Any, name: str) -> tuple[Sasaran, ...]:  # noqa: ARG002 -- Django's signature
        found = [
            Sasaran(u.id, Peran(peran))
            for group in self.kelompok
            for u in group.unit
            if (peran := data.get(f"{name}-{u.id}", "")) in URUTAN_PERAN
        ]
        return tuple(sorted(found, key=lambda s: URUTAN_PERAN.index(s.peran)))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 -- as above
        return False

    def id_for_label(self, id_: str, index: str | None = None) -> str:  # noqa: ARG002 -- as above
        return ""


class BidangSasaran(forms.Field):
    """At least one unit; a supporting one needs a leading one."""

    widget = PilihSasaran
    default_error_messages = {"required": _("Pilih paling sedikit satu unit penerima.")}

    def validate(self, value: tuple[Sasaran, ...]) -> None:
        super().validate(value)
        if value and all(s.peran is Peran.PENDUKUNG for s in value):
            raise forms.ValidationError(_("Unit pendukung membutuhkan satu penanggung jawab."))


class FormDisposisi(forms.Form):
    """`dilihat` carries the keys of the collisions that the sheet showed."""

    kepada = BidangSasaran(label=_("Diteruskan kepada"))
    instruksi = forms.MultipleChoiceField(
        label=_("Dengan hormat harap"), required=False, widget=forms.CheckboxSelectMultiple
    )
    catatan = forms.CharField(label=_("Catatan"), required=False, widget=TeksPanjang({"rows": 2}))
    aturan_tenggat = forms.ChoiceField(label=_("Tenggat"), required=False)
    tenggat = forms.DateTimeField(label=_("atau tanggal tertentu"), required=False, widget=TanggalJam)
    hadir = forms.TypedMultipleChoiceField(
        label=_("Hadir pada acara"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, actor: Actor, surat: Surat, lanjutan: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kepada"].widget.kelompok = pilihan_unit(actor, lanjutan=lanjutan)
        self.fields["instruksi"].choices = [(p.kode, p.teks) for p in pilihan_instruksi()]
        self.fields["aturan_tenggat"].choices = [
            ("", _jam(actor, f"surat-{surat.kecepatan}", _("Menurut sifat surat")))
        ] + [(a.kode, _jam(actor, a.kode, nama_aturan(a.kode))) for a in pilihan_tenggat(actor)]
        hadir = [(r.orang_id, f"{r.nama}, {r.unit.singkatan}" if r.unit else r.nama) for r in pilihan_hadir(surat)]
        self.fields["hadir"].choices = hadir
        if not hadir:
            del self.fields["hadir"]

    def clean_tenggat(self) -> Any:
        tenggat = self.cleaned_data["tenggat"]
        if tenggat is not None and tenggat <= timezone.now():
            raise forms.ValidationError(_("Tenggat harus di waktu yang akan datang."))
        return tenggat

    def isi(self) -> IsiDisposisi:
        """The sheet, for the service; also of an unfinished form, so that collisions can be shown meanwhile."""
        data = self.cleaned_data
        return IsiDisposisi(
            kepada=data.get("kepada") or (),
            instruksi=tuple(data.get("instruksi") or ()),
            catatan=data.get("catatan") or "",
            tenggat=data.get("tenggat"),
            aturan_tenggat="" if data.get("tenggat") else data.get("aturan_tenggat") or "",
            hadir=tuple(data.get("hadir") or ()),
            dilihat=tuple(self.data.getlist("dilihat")) if hasattr(self.data, "getlist") else (),
        )


def awal(isi: IsiDisposisi) -> dict[str, Any]:
    """A proposal as initial values."""
    return {
        "kepada": isi.kepada,
        "instruksi": isi.instruksi,
        "catatan": isi.catatan,
        "tenggat": isi.tenggat,
        "aturan_tenggat": isi.aturan_tenggat,
        "hadir": isi.hadir,
    }


def nama_aturan(kode: str) -> str:
    """surat-sangat_segera → Sangat segera."""
    return kode.partition("-")[2].replace("_", " ").capitalize()


def _jam(actor: Actor, kode: str, nama: Any) -> str:
    """A clock and the day on which it runs out if it starts now."""
    habis = jatuh_tempo(actor, kode, timezone.now())
    return str(nama) if habis is None else f"{nama}: {ringkas(timezone.localtime(habis).date())}"
