"""Evidence that another module hands in: published once, it proves and answers wherever it is named."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.commands import command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..models import Bukti, BuktiButir, Butir, NilaiButir
from ..queries.instrumen import periksa_nilai
from ..queries.kertas import butir_terbuka
from ..rules.alur import Babak
from ..values import BuktiTerbit
from ..wewenang import Wewenang

EMPAT = Decimal("0.0001")
"""As a value is kept; told again with all its digits it is the same value."""


@command(Wewenang.BUKTI_TERIMA, rekam=("judul",), kunci=False)
def terima_bukti(actor: Actor, unit: Unit, *, data: BuktiTerbit, judul: str = "") -> int:  # noqa: ARG001 -- `judul` is kept by the trail
    """Tie one piece of evidence to the indicators it names, and answer those that nobody answered in other words.

    Only while the offices answer, and only what the actor's office has to answer; told again it replaces itself.
    Returns how many indicators it serves.
    """
    lines = list(butir_terbuka(actor, data).select_for_update(of=("self",)))
    bukti, _new = Bukti.objects.update_or_create(
        unit=unit,
        judul=data.judul.strip(),
        tahun=data.tahun,
        defaults={"keterangan": data.keterangan.strip(), "oleh_id": actor.orang_id},
    )
    BuktiButir.objects.bulk_create([BuktiButir(bukti=bukti, butir=line) for line in lines], ignore_conflicts=True)
    _jawab(actor, lines, data)
    return len(lines)


def _jawab(actor: Actor, lines: list[Butir], data: BuktiTerbit) -> None:
    """A value that somebody has given in his own words is left alone."""
    alasan = _alasan(data.judul.strip())
    told = {kode: value and value.quantize(EMPAT, ROUND_HALF_UP) for kode, value in data.nilai.items()}
    own = set(
        NilaiButir.objects.filter(butir__in=lines, babak=Babak.MANDIRI).exclude(alasan=alasan).values_list("butir_id")
    )
    answered = [line for line in lines if (line.pk,) not in own and _baru(line, told[line.kode])]
    for line in answered:
        value = told[line.kode]
        assert value is not None  # `_baru` has asked
        periksa_nilai(line.penilaian.instrumen, line.kode, value)
        line.mandiri = value
    Butir.objects.bulk_update(answered, ["mandiri"])
    NilaiButir.objects.bulk_create(
        NilaiButir(
            butir=line,
            babak=Babak.MANDIRI,
            nilai=line.mandiri,
            alasan=alasan,
            orang_id=actor.orang_id,
            orang=actor.nama,
            jabatan=actor.jabat.sebutan,
        )
        for line in answered
    )


@naskah()
def _alasan(judul: str) -> str:
    """In the language of papers, whoever tells it: by these words it is known again."""
    return _("Menurut %(judul)s.") % {"judul": judul}


def _baru(line: Butir, value: Decimal | None) -> bool:
    return value is not None and line.mandiri != value
