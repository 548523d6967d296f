"""The engines of a crisis: they compute and advise; whoever is competent decides.

alokasi     fair shares of scarce goods over open ways, with certificates
evakuasi    the quickest evacuation, and what a closed or turned road does to it
pintu       the least peak release of a basin
rute        delivery routes, with a bound
stok        what to buy and issue of goods that age
kebutuhan   what displaced people need, by a dated standard

Each reads and writes JSON of its own (`baca`, `tulis`), is exact in whole numbers and fractions unless it says
otherwise, and names the source of its method. `parameter/` holds the standards as data.
"""
