"""Several at once: numbers without gap or double, one first reading, one decision after the other."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from poros.domain.persuratan import services
from poros.domain.persuratan.models import Surat, SuratDibaca
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah
from poros.kernel.penugasan.models import Arahan
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db(transaction=True)


def serempak(*acts: Callable[[], object]) -> list[object]:
    """What came of each act, done at the same moment, in order of the acts; a refusal counts as an outcome."""
    tenant, gate, outcome = Daerah.objects.get(), threading.Barrier(len(acts)), {}

    def run(n: int) -> None:
        connection.set_tenant(tenant)
        try:
            gate.wait()
            outcome[n] = acts[n]()
        except (Ditolak, TransitionError) as error:
            outcome[n] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [outcome[n] for n in range(len(acts))]


def test_numbers_have_neither_gap_nor_double(catat):
    made = serempak(*(lambda n=n: catat(f"{n}/A") for n in range(4)))
    assert sorted(s.urut for s in made) == [1, 2, 3, 4]
    assert len({s.agenda for s in made}) == 4


def test_a_refused_letter_beside_others_loses_no_number(catat):
    outcome = serempak(
        lambda: catat("1/A"), lambda: catat("2/A", berkas=[(b"MZ\x90 bukan pdf", "a.pdf")]), lambda: catat("3/A")
    )
    assert isinstance(outcome[1], Ditolak)
    assert sorted(Surat.objects.values_list("urut", flat=True)) == [1, 2]


def test_two_first_readings_are_one(catat, kota):
    surat, sekda = catat(), kota.aktor("sekda")
    serempak(*(lambda: services.baca(sekda, surat) for _n in range(2)))
    assert SuratDibaca.objects.count() == 1


@pytest.mark.parametrize("kedua", ["tarik", "perbaiki", "arsipkan"])
def test_a_decision_and_what_it_excludes_do_not_both_happen(catat, isi, kota, kedua):
    """Whoever comes second finds the state of the first: taken back, corrected or archived means not disposed of."""
    surat, sheet = catat(), isi("pu")
    sekda, tu = kota.aktor("sekda"), kota.aktor("tu")
    acts = {
        "tarik": lambda: services.tarik(tu, surat, alasan="Salah"),
        "perbaiki": lambda: services.perbaiki(tu, surat, perubahan={"perihal": "Lain"}),
        "arsipkan": lambda: services.arsipkan(sekda, surat),
    }
    first, second = serempak(lambda: services.disposisikan(sekda, surat, isi=sheet), acts[kedua])
    surat.refresh_from_db()
    order = Arahan.objects.first()
    if isinstance(first, Exception):
        assert (kedua, surat.status, order) == ("tarik", "ditarik", None)
    elif isinstance(second, Exception):
        assert (surat.status, surat.perihal) == ("didisposisi", "Undangan rapat koordinasi data")
    else:  # the second came first, and the decision was made on what it left
        assert surat.status == "didisposisi"
        assert kedua == "arsipkan" or order.isi.endswith("Lain")


def test_undoing_twice_withdraws_once(catat, isi, kota):
    surat, sekda = catat(), kota.aktor("sekda")
    services.disposisikan(sekda, surat, isi=isi("pu"))
    outcome = serempak(*(lambda: services.urungkan(sekda, surat) for _n in range(2)))
    assert sorted(isinstance(o, Ditolak) for o in outcome) == [False, True]
    surat.refresh_from_db()
    assert surat.status == "menunggu_arahan"
