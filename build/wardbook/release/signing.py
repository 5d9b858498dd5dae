"""Signatures in the format of minisign, so that a hospital can check them with a program that is not ours."""

from pathlib import Path

from minisign import Error, PublicKey, SecretKey, Signature

from wardbook.release.errors import KeyFileError

RELEASE_SIGNATURE = "signature of a Wardbook release"


def read_secret_key(path: Path, *, password: str | None = None) -> SecretKey:
    """Read a secret key of minisign.

    Args:
        path: Its file.
        password: What it is encrypted with; None for a key without password.

    Raises:
        KeyFileError: It is no such key, or the password is missing or wrong.
    """
    try:
        key = SecretKey.from_file(path)
        if key.is_encrypted():
            if password is None:
                raise KeyFileError(f"{path} is encrypted; give its password.")
            key.decrypt(password)
    except (Error, ValueError, OSError) as error:
        raise KeyFileError(f"{path} is no usable secret key of minisign: {error}") from error
    return key


def is_encrypted(path: Path) -> bool:
    """Tell whether a secret key asks for a password.

    Raises:
        KeyFileError: It is no such key.
    """
    try:
        return bool(SecretKey.from_file(path).is_encrypted())
    except (Error, ValueError, OSError) as error:
        raise KeyFileError(f"{path} is no secret key of minisign: {error}") from error


def read_public_key(given: str) -> PublicKey:
    """Read a public key of minisign.

    Args:
        given: Name of its file, or its one line of text.

    Raises:
        KeyFileError: It is neither.
    """
    try:
        path = Path(given)
        return PublicKey.from_file(path) if path.is_file() else PublicKey.from_base64(given)
    except (Error, ValueError, OSError) as error:
        raise KeyFileError(f"{given} is no public key of minisign: {error}") from error


def sign(content: bytes, *, key: SecretKey, comment: str, untrusted: str = RELEASE_SIGNATURE) -> bytes:
    """Sign content.

    Args:
        content: The bytes.
        key: A secret key that is not encrypted any more.
        comment: Signed together with the content.
        untrusted: First line of the signature, which is not signed.

    Returns:
        The text of a ``.minisig`` file; the same for the same content, comment and key.
    """
    signature = key.sign(content, trusted_comment=comment, untrusted_comment=untrusted)
    return bytes(signature)


def judge(content: bytes, signature: bytes, *, key: PublicKey, untrusted: str = RELEASE_SIGNATURE) -> str:
    """Check a signature.

    Args:
        content: The bytes that were signed.
        signature: Text of the ``.minisig`` file.
        key: The public key of who should have signed.
        untrusted: First line that the signature must have.

    Returns:
        The signed comment.

    Raises:
        KeyFileError: The signature is not of this key, not for these bytes, or not written as we write it.
    """
    try:
        read = Signature.from_bytes(signature)
        key.verify(content, read)
    except (Error, ValueError) as error:
        raise KeyFileError(f"the signature does not hold: {error}") from error
    if read.untrusted_comment != untrusted or bytes(read) != signature:
        raise KeyFileError("the signature is written in another form than it was made in")
    return str(read.trusted_comment)
