"""What `test_up` asks of an installation from inside: a token to send letters with, and what became of the letters."""

import hashlib
import json
import sys
from datetime import timedelta

from poros.config.server.lingkungan import siapkan

TOKEN = "token-untuk-uji-mati-mendadak"


def main() -> None:
    verb, data = sys.argv[1:3]
    with siapkan(data):
        from django_tenants.utils import schema_context

        with schema_context("kota_contoh"):
            sys.stdout.write(json.dumps(siap() if verb == "siap" else nasib()) + "\n")


def siap() -> dict:
    from django.utils import timezone

    from poros.kernel.antarmuka.rules import Cakupan
    from poros.kernel.organisasi.models import Akun, Jabatan, Pemangku, TokenApi, Unit

    office = Jabatan.objects.get(unit__kode="umum", kepala=True)
    holder = Pemangku.objects.select_related("orang").get(jabatan=office)
    TokenApi.objects.create(
        akun=Akun.objects.create_user("uji.mati", holder.orang),
        jabatan=office,
        nama="uji",
        sidik=hashlib.sha256(TOKEN.encode()).hexdigest(),
        cakupan=[c.value for c in Cakupan],
        kedaluwarsa=timezone.now() + timedelta(days=1),
    )
    units = list(Unit.objects.filter(jenis="dinas").values_list("pk", flat=True)[:3])
    return {"token": TOKEN, "jabatan": office.pk, "units": units}


def nasib() -> dict:
    """Per letter sent by the test: how many penugasan it has, and its words."""
    from django.db.models import Count

    from poros.domain.persuratan.models import Surat
    from poros.kernel.jejak.verifikasi import periksa
    from poros.kernel.penugasan.models import Penugasan

    letters = {s.nomor: {"id": s.pk, "teks": s.teks, "penugasan": 0} for s in Surat.objects.filter(pengirim="Uji mati")}
    by_id = {row["id"]: row for row in letters.values()}
    counted = Penugasan.objects.filter(arahan__sumber="surat", arahan__sumber_id__in=by_id)
    for pk, n in counted.values_list("arahan__sumber_id").annotate(n=Count("pk")).order_by():
        by_id[pk]["penugasan"] = n
    return {"surat": letters, "utuh": periksa().utuh}


if __name__ == "__main__":
    main()
