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
        # Prepared on the server from the third time on: planning was half of what a letter cost the database.
        # (A pooler in transaction mode between us and PostgreSQL would not bear it; see docs/operasi.md.)
        "OPTIONS": {"application_name": "poros", "server_side_binding": True, "prepare_threshold": 3},
    }
}
DATABASE_ROUTERS = ("django_tenants.routers.TenantSyncRouter",)
TENANT_MODEL = "daerah.Daerah"
TENANT_DOMAIN_MODEL = "daerah.Alamat"
# One SET search_path per change of daerah, not one per statement.
TENANT_LIMIT_SET_CALLS = True
APP_ROLE = _env.app_role
