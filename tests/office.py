"""LibreOffice, where it is installed."""

import shutil
import subprocess
from pathlib import Path

OFFICE = shutil.which("soffice")


def saved_again(folder: Path) -> Path:
    """Let LibreOffice open the Word files of a folder and save them."""
    again = folder.parent / "again"
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    kind = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(again))
    files = map(str, sorted(folder.glob("*.docx")))
    subprocess.run([str(OFFICE), "--headless", profile, *kind, *files], check=True, capture_output=True)
    return again
