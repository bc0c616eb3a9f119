"""The command `gaung pack usb`: the whole site in one file that opens without internet."""

from __future__ import annotations

from pathlib import Path

from gaung.build import Options, build
from gaung.cli.options import Root, Spoken
from gaung.cli.talk import say, shown, stop
from gaung.cli.where import campaign, refuse_file_inside
from gaung.problem import CampaignError, Problem
from gaung.progress import for_this_terminal
from gaung.stick import is_stick, pack

_MB = 1_000_000


def usb_command(
    *, out: Path = Path("gaung-usb.zip"), most_mb: int = 100, root: Root = None, language: Spoken = None
) -> None:
    """Put the site into one ZIP for a USB stick or a message.

    Args:
        out: The ZIP file to write.
        most_mb: How large it may be, in MB.
    """
    from gaung.mkdocs_plugin import config_problems, generate

    folder, spoken = campaign(root, language)
    refuse_file_inside(out, folder, spoken)
    if out.suffix != ".zip" or (out.exists() and not is_stick(out)):
        stop(Problem("pack-no-zip", None, {"file": str(out)}), spoken)
    broken = config_problems(folder / "mkdocs.yml")
    if broken:
        raise CampaignError(broken)
    with for_this_terminal(spoken) as progress:
        result = build(folder, Options(), progress, generate=generate)
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_name(f".{out.name}.part")
    try:
        packed = pack(result.campaign, result.site, unfinished, most_mb * _MB)
        if packed is None:
            stop(Problem("pack-too-small", None, {"most": most_mb}), spoken)
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)
    for name in packed.left_out:
        say("pack-left-out", spoken, file=name)
    say("pack-written", spoken, file=shown(out), megabytes=f"{packed.bytes / _MB:.1f}", pages=packed.pages)
