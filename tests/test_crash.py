"""A build that is killed leaves every file whole, and the next one finishes its work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "crash.py"
KILLS = 25


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_builds_killed_at_any_moment_tear_no_file_and_are_finished_by_the_next() -> None:
    """``python tests/crash.py 200`` tries more of them."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(KILLS)], capture_output=True, text=True, timeout=300,
        check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert "no file was torn" in done.stdout
