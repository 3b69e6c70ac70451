"""Threads share two pools of memory, however many there are."""

import platform
import subprocess
import sys

import pytest

from dashboard.config import ROOT

COUNTED = """
import ctypes, sys, threading
from dashboard.commands import memory
if sys.argv[2] == "shared":
    memory.share()
libc, all_there = ctypes.CDLL(None), threading.Barrier(9)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
def take():
    libc.malloc(1000)
    all_there.wait()
for _ in range(8):
    threading.Thread(target=take).start()
all_there.wait()
file = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library has no pools")
@pytest.mark.parametrize("asked", ["shared", "own"])
def test_threads_take_memory_from_two_pools(tmp_path, asked):
    told = tmp_path / "told.xml"
    subprocess.run([sys.executable, "-c", COUNTED, str(told), asked], check=True, cwd=ROOT)
    pools = told.read_text().count("<heap nr=")
    assert (pools <= 2) == (asked == "shared")
