"""Passwords and secrets: kept only as Argon2id with the pepper, few at a time since each takes 64 MiB."""
from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
AT_ONCE = threading.BoundedSemaphore(2)
SHORTEST = 12
LONGEST = 128
COMMON = frozenset({"password1234", "123456789012", "qwertyuiop12", "iloveyou1234", "111111111111", "000000000000",
                    "abcd12345678", "woaini123456", "a12345678901", "adminadmin12"})


def _hasher() -> PasswordHasher:
    """The full price, but for tests and for the codes of the demo world, which are printed in the clear anyhow."""
    cheap = current_app.config["MEDIATION_ENV"] == "test" or current_app.config.get("DEMO_IS_LOADING")
    return QUICK_HASHER if cheap else HASHER


def _peppered(secret: str) -> str:
    return f"{current_app.config['PEPPER']}\0{secret}"


def hash_secret(secret: str) -> str:
    """What is stored instead of a password or a look-up secret."""
    with AT_ONCE:
        return _hasher().hash(_peppered(secret))


def matches(secret: str, stored: str) -> bool:
    """Whether this is the secret; takes as long when it is not."""
    with AT_ONCE:
        try:
            return _hasher().verify(stored, _peppered(secret))
        except (VerificationError, InvalidHashError):
            return False


def spend_the_same_time(secret: str) -> None:
    """For an unknown login or locator: hash all the same, so that the answer takes as long."""
    hash_secret(secret)


def password_error(password: str, login: str) -> str | None:
    """Why a password is refused, or None."""
    if len(password) < SHORTEST:
        return f"密码至少{SHORTEST}个字符，可以用一句话。"
    if len(password) > LONGEST:
        return f"密码最多{LONGEST}个字符。"
    if password.casefold() in COMMON or password.casefold() == login.casefold():
        return "这个密码太常见，容易被猜到，请换一个。"
    return None
