"""Moves goods to and fro without end, until it is killed: `python pindah_terus.py <database> <person> <office>`."""

import sys
from random import Random

import django
from django.db import connection


def main() -> None:
    django.setup()
    connection.settings_dict["NAME"] = sys.argv[1]
    from poros.domain.logistik import services
    from poros.domain.logistik.models import Gudang, Saldo
    from poros.kernel.daerah.models import Daerah
    from poros.kernel.organisasi.actor import actor

    connection.set_tenant(Daerah.objects.get())
    who = actor(int(sys.argv[2]), jabatan_id=int(sys.argv[3]))
    acak, stores = Random(1), list(Gudang.objects.all())
    while True:
        here, there = acak.sample(stores, 2)
        rows = list(Saldo.objects.filter(gudang=here, jumlah__gt=0))
        if rows:
            row = acak.choice(rows)
            amount = acak.randint(1, row.jumlah)
            services.pindahkan(who, here, saldo_id=row.pk, tujuan_id=there.pk, jumlah=amount)
            sys.stdout.write("x\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
