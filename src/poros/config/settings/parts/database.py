"""One PostgreSQL; a schema per daerah; reference data in `public`."""

from poros.config.env import read

_env = read()

DATABASES = {
    "default": {
        "ENGINE": "django_tenants.postgresql_backend",
        "NAME": _env.database.name,
        "USER": _env.database.user,
        "PASSWORD": _env.database.password,
        "HOST": _env.database.host,
        "PORT": _env.database.port,
        "CONN_MAX_AGE": None,
        # Without it every restart or failover of the database costs a few answers 500.
        "CONN_HEALTH_CHECKS": True,
        # What `kernel.daerah.siap` sends is kept prepared. The ORM binds on this side and is planned each time: plans
        # kept for it ruined statements whose best plan depends on the value, such as a search for a rare word.
        # Its lists are one table with look-ups by key, written in the order that is right: seven tables tried in
        # every order cost 5 ms a page, in groups of four 1 ms.
        "OPTIONS": {"application_name": "poros", "prepare_threshold": 0, "options": "-c join_collapse_limit=4"},
    }
}
DATABASE_ROUTERS = ("django_tenants.routers.TenantSyncRouter",)
TENANT_MODEL = "daerah.Daerah"
TENANT_DOMAIN_MODEL = "daerah.Alamat"
# One SET search_path per change of daerah, not one per statement.
TENANT_LIMIT_SET_CALLS = True
APP_ROLE = _env.app_role
