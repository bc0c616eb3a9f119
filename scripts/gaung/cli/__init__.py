"""The commands: parse, call, print, exit code (0 fine, 1 problems in the campaign, 2 wrong usage or no tool)."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from gaung import messages
from gaung.cli.plain import check_plainly
from gaung.cli.plugins import leave_out as leave_out_plugins
from gaung.cli.talk import show, stop
from gaung.cli.where import last_words
from gaung.problem import CampaignError, Problem, Severity, ToolMissingError

_DISK_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def program() -> NoReturn:
    """What the process `gaung` does: the command of its command line.

    After a check it ends at once: to take thousands of things apart that nobody needs again costs a tenth of the check.
    """
    if sys.argv[1:2] != ["check"]:
        main()
    leave_out_plugins()
    gc.set_threshold(500_000)  # loading modules makes thousands of things that stay: none of them is garbage
    try:
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError:
        code = code or 1  # whoever should have read it does not know that all is well
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command, and end with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    # pydantic would read the metadata of every package beside us to look for plug-ins, and we use none
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        if not check_plainly(words):
            from gaung.cli.commands import run

            run(words)
    except CampaignError as error:
        folder, spoken = last_words(words)
        show(error.problems, spoken, folder)
        if words[:1] == ["build"]:
            count = sum(problem.severity is Severity.ERROR for problem in error.problems)
            print(messages.sentence("build-stopped", spoken, errors=count), file=sys.stderr)
        if words[:1] == ["withdraw"]:
            # what was taken back is out of the site already; that other things speak of it must not be overlooked
            print(messages.sentence("withdraw-unfinished", spoken), file=sys.stderr)
        sys.exit(1)
    except ToolMissingError as error:
        stop(Problem(error.code, None, {"tool": str(error)}), last_words(words)[1])
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        # without room for one letter, Python finds no folder for temporary files, and names none
        is_full = error.errno in _DISK_FULL or (isinstance(error, FileNotFoundError) and error.filename is None)
        if error.filename is None and not is_full:
            raise
        code = "build-disk-full" if is_full else "build-file-refused"
        stop(Problem(code, None, {"file": str(error.filename or "")}), last_words(words)[1])
    sys.exit(0)
