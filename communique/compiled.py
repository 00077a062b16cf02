"""Layouts that were compiled, kept in a folder: each under a seal, so that damage is noticed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from communique.fingerprint import digest

_SEAL = 32


def compiled_folder(cache: Path, engine: str) -> Path:
    """Where layouts compiled by this version are kept; those of others are dropped."""
    folder = cache / "layouts"
    for former in folder.iterdir() if folder.is_dir() else ():
        if former.name != engine:
            shutil.rmtree(former, ignore_errors=True)
    return folder / engine


class Compiled(jinja2.BytecodeCache):
    """Compiled layouts as files of a folder, for one version of this program and its libraries.

    Code that was damaged could do anything, so it is not loaded. What cannot be written is
    compiled again next time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def load_bytecode(self, bucket: Bucket) -> None:
        """The layout's code, when it is there and whole."""
        try:
            stored = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        seal, code = stored[:_SEAL], stored[_SEAL:]
        if seal == digest(code).encode():
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """The layout's code is stored, whole or not at all."""
        code = bucket.bytecode_to_string()
        waiting = self._folder / f".{bucket.key}.{os.getpid()}"
        try:
            waiting.write_bytes(digest(code).encode() + code)
            waiting.replace(self._folder / bucket.key)
        except OSError:
            return
