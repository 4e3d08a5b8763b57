"""Where the data, the configuration, the templates and the crash log live on this machine."""

import os
from pathlib import Path

_PROGRAM = "followup"


def data_file() -> Path:
    """Return the path of the data file where none is named."""
    # Late: a command that is told its file needs none of this.
    from platformdirs import user_data_path

    return user_data_path(_PROGRAM, appauthor=False) / "followup.json"


def config_file() -> Path:
    """Return the path of the configuration file."""
    from platformdirs import user_config_path

    return user_config_path(_PROGRAM, appauthor=False) / "config.toml"


def templates_folder() -> Path:
    """Return the folder of the user's own templates of letters."""
    return config_file().parent / "templates"


def state_folder() -> Path:
    """Return the folder for what may be lost, such as the crash log."""
    from platformdirs import user_state_path

    return user_state_path(_PROGRAM, appauthor=False)


def state_file(data: Path, name: str) -> Path:
    """Return the file for what may be lost about one data file; `name` says what that is.

    A data file that is reached by another way, such as a symlink, has the same one.
    """
    # Late: it loads a library of ciphers.
    from hashlib import sha256

    key = sha256(os.fsencode(os.path.realpath(data))).hexdigest()[:16]
    return state_folder() / f"{name}-{key}.json"


def crash_log_path() -> Path:
    """Return the path of the private log of crashes."""
    return state_folder() / "crash.log"
