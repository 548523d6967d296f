"""The desk: what waits for this person."""

from django.http import HttpRequest
from django.utils import timezone

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import BATAS_HALAMAN
from poros.kernel.penugasan.queries import angka, antrean
from poros.kernel.penugasan.skema import TugasRingkas

from . import keluaran
from .rute import rute


@rute.baca("/meja", keluaran.MejaSaya, "Yang menunggu jabatan ini, yang paling mendesak dulu", Cakupan.PENUGASAN_BACA)
def meja(request: HttpRequest) -> keluaran.MejaSaya:
    actor, kini = request.auth.actor, timezone.now()
    waiting = antrean(actor, kini, BATAS_HALAMAN)
    return keluaran.MejaSaya(
        **angka(actor, kini),
        menunggu=[keluaran.Menunggu(sebab=row.sebab, tugas=TugasRingkas.dari(row)) for row in waiting],
    )
