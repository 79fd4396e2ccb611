"""Static files under names that change with what is in them, also where one module of ours imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = r"""(?P<matched>import (?P<names>\{[^}]*\}) from "(?P<url>[.][^"]*)";)"""


class Storage(CompressedManifestStaticFilesStorage):
    # Django's own switch for this reads every module; what packages bring imports files that they do not.
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("*/js/*.js", ((IMPORT, 'import %(names)s from "%(url)s";'),)),
    )
