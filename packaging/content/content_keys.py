"""Keys of the people who publish: the private half in a file with a passphrase or in a token, the public one in a card.

A card is a small JSON file that may be shown to anybody: where the private half is, and the public key.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, Key, Signer, SSlibKey

SCHEME = "ed25519"
"""The only one the installed program can verify: it has no library for others."""
FILE = "file:"
Secret = Callable[[str], str]
"""From what is asked for to the passphrase or PIN."""


class KeyTrouble(Exception):
    """A key that cannot be used; the text says why."""


def make(path: Path, passphrase: str) -> Path:
    """A new private key in ``path``, readable by its owner only; gives its card, which stands beside it."""
    if len(passphrase) < 12:
        raise KeyTrouble("the passphrase is too short: take four words")
    if path.exists():
        raise KeyTrouble(f"{path} is there already; a key is never written over")
    private = Ed25519PrivateKey.generate()
    locked = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(locked)
    return card(path.with_name(path.name + ".card"), FILE + path.name, CryptoSigner(private).public_key)


def card(path: Path, uri: str, public: Key) -> Path:
    """Write the card of a key that is found at ``uri``: ``file:NAME`` beside the card, or a token's address."""
    if public.scheme != SCHEME:
        raise KeyTrouble(f"the program verifies {SCHEME} only, not {public.scheme}")
    about = {"uri": uri, "keyid": public.keyid, "key": public.to_dict()}
    path.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    return path


def of_token(path: Path, uri: str, public: str) -> Path:
    """The card of a key in a token; ``public``: its 32 bytes in hexadecimal."""
    from securesystemslib.signer._utils import compute_default_keyid

    value = {"public": public.lower()}
    keyid = compute_default_keyid(SCHEME, SCHEME, value)
    return card(path, uri, SSlibKey(keyid, SCHEME, SCHEME, value))


def public_key(path: Path) -> Key:
    """The public key on a card."""
    about = json.loads(path.read_text(encoding="utf-8"))
    return SSlibKey.from_dict(about["keyid"], about["key"])


def signer(path: Path, secret: Secret) -> Signer:
    """What signs with the key of a card. Raises ``KeyTrouble``."""
    public, uri = public_key(path), json.loads(path.read_text(encoding="utf-8"))["uri"]
    if not uri.startswith(FILE):
        return Signer.from_priv_key_uri(uri, public, secret)
    private = path.parent / uri.removeprefix(FILE)
    try:
        key = load_pem_private_key(private.read_bytes(), secret(private.name).encode())
    except OSError:
        raise KeyTrouble(f"{private} is not here: put in the stick that holds it") from None
    except (ValueError, TypeError):
        raise KeyTrouble(f"the passphrase of {private.name} is another one") from None
    found = CryptoSigner(key)
    if found.public_key.keyid != public.keyid:
        raise KeyTrouble(f"{private.name} is not the key of {path.name}")
    return found
