"""What is asked, an idea, its weight, its answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from poros.web.forms import TeksPanjang

from ..labels import HASIL
from ..models import Gagasan, Kriteria, Rapat
from ..queries.parameter import jenis
from ..rules.alur import HasilGagasan
from ..values import DataGagasan
from .bidang import nomor


class FormAtur(forms.Form):
    """Questions and criteria as lines of text."""

    pertanyaan = forms.CharField(
        label=_("Pertanyaan"), required=False, max_length=6000, widget=TeksPanjang({"rows": 4}),
        help_text=_("Satu pertanyaan per baris; dikirim bersama undangan."),
    )  # fmt: skip
    kriteria = forms.CharField(
        label=_("Kriteria"), required=False, max_length=2000, widget=TeksPanjang({"rows": 3}),
        help_text=_("Satu kriteria per baris: nama | bobot, misalnya Dampak bagi warga | 3."),
    )  # fmt: skip
    dibuka = forms.BooleanField(label=_("Terima gagasan dari luar lewat halaman terbuka"), required=False)

    def __init__(self, *args: Any, rapat: Rapat, **kwargs: Any) -> None:
        asked = [q.isi for q in rapat.pertanyaan.all()]
        weights = {k.nama: k.bobot for k in rapat.kriteria.all()}
        kind = jenis().get(rapat.jenis)
        if kind and not asked and not weights:
            asked, weights = list(kind.tanya), dict(kind.kriteria)
        begin = {
            "pertanyaan": "\n".join(asked),
            "kriteria": "\n".join(f"{name} | {weight}" for name, weight in weights.items()),
            "dibuka": rapat.gagasan_dibuka,
        }
        super().__init__(*args, initial=begin, **kwargs)

    def clean_pertanyaan(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["pertanyaan"].splitlines() if line.strip()]
        if any(len(line) > 500 for line in lines):  # noqa: PLR2004 -- the column's length
            raise forms.ValidationError(_("Satu pertanyaan paling panjang 500 huruf."))
        return lines

    def clean_kriteria(self) -> dict[str, int]:
        found = {}
        for line in filter(str.strip, self.cleaned_data["kriteria"].splitlines()):
            name, _bar, weight = (part.strip() for part in line.partition("|"))
            if not name or len(name) > 100 or not (weight or "1").isdecimal() or len(weight) > 3:  # noqa: PLR2004 -- a name, a weight
                raise forms.ValidationError(_("Tulis kriteria seperti Dampak bagi warga | 3."))
            found[name] = int(weight or 1)
        return found


class FormGagasan(forms.Form):
    """An idea; from outside with a name that may stay empty."""

    pertanyaan = forms.TypedChoiceField(label=_("Menjawab"), required=False, coerce=nomor, empty_value=None)
    isi = forms.CharField(label=_("Gagasan Anda"), max_length=5000, widget=TeksPanjang({"rows": 4}))
    nama = forms.CharField(
        label=_("Nama atau lembaga"), required=False, max_length=150, help_text=_("Boleh dikosongkan.")
    )
    tanpa_nama = forms.BooleanField(label=_("Jangan simpan nama saya"), required=False)

    def __init__(self, *args: Any, rapat: Rapat, luar: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pertanyaan"].choices = [("", "–"), *((q.pk, q.isi) for q in rapat.pertanyaan.all())]
        del self.fields["tanpa_nama" if luar else "nama"]
        if not rapat.pertanyaan.all():
            del self.fields["pertanyaan"]

    def data_gagasan(self) -> DataGagasan:
        d = self.cleaned_data
        return DataGagasan(
            isi=d["isi"], pertanyaan_id=d.get("pertanyaan"), nama=d.get("nama", ""),
            bernama=not d.get("tanpa_nama", False),
        )  # fmt: skip


class FormOlah(forms.Form):
    """The group, the outcome and its reason."""

    kelompok = forms.CharField(label=_("Kelompok"), required=False, max_length=100)
    hasil = forms.TypedChoiceField(
        label=_("Hasil"), required=False, coerce=HasilGagasan, empty_value=None,
        choices=[("", _("Belum diputus")), *HASIL.items()],
    )  # fmt: skip
    alasan = forms.CharField(label=_("Alasan"), required=False, max_length=2000, widget=TeksPanjang({"rows": 2}))

    def __init__(self, *args: Any, gagasan: Gagasan, **kwargs: Any) -> None:
        begin = {"kelompok": gagasan.kelompok, "hasil": gagasan.hasil, "alasan": gagasan.alasan}
        super().__init__(*args, initial=begin, **kwargs)


class FormNilai(forms.Form):
    """A mark on each criterion."""

    def __init__(self, *args: Any, kriteria: list[Kriteria], sudah: dict[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for k in kriteria:
            self.fields[f"k{k.pk}"] = forms.TypedChoiceField(
                label=k.nama, coerce=int, initial=sudah.get(k.pk), choices=[("", "–"), *((n, n) for n in range(1, 6))]
            )

    def nilai(self) -> dict[int, int]:
        return {int(name[1:]): value for name, value in self.cleaned_data.items()}
