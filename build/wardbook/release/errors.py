"""What can stop a release."""

from wardbook.model import SiteError


class SealError(SiteError):
    """A built page cannot carry the policy."""

    code = "seal"


class BundleError(SiteError):
    """The bundle cannot be made from what was given."""

    code = "bundle"


class KeyFileError(SiteError):
    """A key or a signature is not one of minisign's."""

    code = "key"
