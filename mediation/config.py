"""Where the settings of the process come from: the environment, and in development the instance folder."""
from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SECRETS = ("SECRET_KEY", "FIELD_KEY", "PEPPER")
SHORTEST_SECRET = 32
OPTIONAL = ("SMTP_URL", "SMS_WEBHOOK_URL", "COURT_WEBHOOK_URL", "SIGNING_KEY", "SIGNING_CERT", "SIGNING_PASSWORD",
            "TSA_URL", "CERTIFICATE_SERVICE_URL", "CERTIFICATE_SERVICE_TOKEN", "CERTIFICATE_SERVICE_CA",
            "CERTIFICATE_ROOTS", "CLAMD_SOCKET")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class ConfigurationError(Exception):
    """The process must not start like this; the message says which variable to set."""


def settings(instance: Path, overrides: dict[str, Any] | None = None) -> dict[str, Any]:
    """Read the configuration; raises ConfigurationError when production lacks a secret or an https address."""
    overrides = overrides or {}
    environment = overrides.get("MEDIATION_ENV") or os.environ.get("MEDIATION_ENV")
    url = overrides.get("DATABASE_URL") or os.environ.get("DATABASE_URL")
    if environment is None:
        if url and url.startswith("postgresql"):
            raise ConfigurationError("Set MEDIATION_ENV (production, development or test) to use PostgreSQL.")
        environment = "development"
    instance.mkdir(parents=True, exist_ok=True)
    values: dict[str, Any] = {
        "MEDIATION_ENV": environment,
        "SQLALCHEMY_DATABASE_URI": url or f"sqlite:///{instance / 'mediation.sqlite3'}",
        "NOTICE_DIR": str(instance / "notices"),
        "MAX_CONTENT_LENGTH": 24 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 4 * 1024 * 1024,
        "MAX_FORM_PARTS": 5000,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "BABEL_DEFAULT_LOCALE": "zh_Hans_CN",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Shanghai",
        "IDLE_SECONDS": 15 * 60,
        "LONGEST_SESSION_SECONDS": 8 * 3600,
    }
    values |= {name: os.environ.get(name) for name in (*SECRETS, *OPTIONAL)}
    values |= {name: os.environ.get(name, default) for name, default in _defaults(instance).items()}
    values.update(overrides)
    values["TRUSTED_PROXIES"] = _count("TRUSTED_PROXIES", values["TRUSTED_PROXIES"])
    values["HOSTED_BY"] = (values["HOSTED_BY"] or "").strip()
    values["HOST_IS_EMPLOYER"] = _yes_or_no("HOST_IS_EMPLOYER", values["HOST_IS_EMPLOYER"])
    if environment == "production":
        _demand_for_production(values)
    else:
        _make_missing_secrets(values, instance)
    _check_certificate_service(values)
    values.update(_cookies(values["BASE_URL"].startswith("https://")))
    return values


def _defaults(instance: Path) -> dict[str, str]:
    """What can be set and need not be; files, notices and a key of its own lie in the instance folder."""
    return {"DATA_DIR": str(instance / "files"), "KEY_DIR": str(instance / "keys"),
            "BASE_URL": "http://127.0.0.1:8000", "LOG_LEVEL": "INFO", "TRUSTED_PROXIES": "0",
            "HOSTED_BY": "", "HOST_IS_EMPLOYER": "no"}


def _count(name: str, text: str) -> int:
    if str(text).strip() not in ("0", "1", "2", "3"):
        raise ConfigurationError(f"{name} is a number from 0 to 3: how many web servers of yours stand in front.")
    return int(text)


def _yes_or_no(name: str, said: str | bool) -> bool:
    """A wrong word must not open what an employer could read."""
    if str(said).strip().lower() not in ("yes", "no", "true", "false"):
        raise ConfigurationError(f"{name} is yes or no.")
    return str(said).strip().lower() in ("yes", "true")


def _cookies(https: bool) -> dict[str, Any]:
    return {
        "SESSION_COOKIE_NAME": "__Host-mediation" if https else "mediation",
        "SESSION_COOKIE_SECURE": https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
    }


def _demand_for_production(values: dict[str, Any]) -> None:
    for name in SECRETS:
        if len(values[name] or "") < SHORTEST_SECRET:
            raise ConfigurationError(f"Production needs {name}: random text of at least {SHORTEST_SECRET} characters.")
    if not values["BASE_URL"].startswith("https://"):
        raise ConfigurationError("Production needs BASE_URL, an https:// address.")


def _check_certificate_service(values: dict[str, Any]) -> None:
    """The password of somebody's certificate goes to this address: encrypted, and only where its roots are known."""
    url = urlsplit(values["CERTIFICATE_SERVICE_URL"] or "")
    if not url.geturl():
        return
    if url.scheme != "https" and not (url.scheme == "http" and url.hostname in LOOPBACK):
        raise ConfigurationError("CERTIFICATE_SERVICE_URL must be an https:// address.")
    for name in ("CERTIFICATE_ROOTS", "CERTIFICATE_SERVICE_CA"):
        path = values[name]
        if (path or name == "CERTIFICATE_ROOTS") and not Path(path or "").is_file():
            raise ConfigurationError(f"CERTIFICATE_SERVICE_URL is set: set {name} to a PEM file that can be read.")


def _make_missing_secrets(values: dict[str, Any], instance: Path) -> None:
    """In development each secret is made once and kept in the instance folder, readable by its owner only."""
    for name in SECRETS:
        if values[name]:
            continue
        path = instance / name.lower()
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as target:
                target.write(secrets.token_urlsafe(48))
        values[name] = path.read_text().strip()
