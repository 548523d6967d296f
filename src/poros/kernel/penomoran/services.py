"""Taking numbers. Called inside a command's transaction, so a number given is a number used."""

from poros.kernel.daerah.siap import siap

AMBIL = """
INSERT INTO penomoran_penghitung (register_id, tahun, terakhir)
SELECT id, %(tahun)s, %(banyak)s FROM penomoran_register WHERE kode = %(kode)s
ON CONFLICT (register_id, tahun) DO UPDATE SET terakhir = penomoran_penghitung.terakhir + EXCLUDED.terakhir
RETURNING terakhir, (SELECT template FROM penomoran_register WHERE id = register_id)
"""


def ambil(register: str, tahun: int, banyak: int = 1) -> tuple[int, str]:
    """Take `banyak` numbers of a register and year; return the first and the register's template.

    One statement. The counter's row stays locked until the caller's transaction ends: numbers of one
    register are given strictly in order, and one that is rolled back is not lost.
    Raises LookupError when there is no such register.
    """
    with siap() as cursor:
        cursor.execute(AMBIL, {"kode": register, "tahun": tahun, "banyak": banyak})
        row = cursor.fetchone()
    if row is None:
        raise LookupError(f"There is no register {register!r}")
    return row[0] - banyak + 1, row[1]
