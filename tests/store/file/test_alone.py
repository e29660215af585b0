"""What an analyst has installed beside flipscrape is not loaded with it."""

from __future__ import annotations

import subprocess
import sys


def run(code):
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60).stdout.split()


def test_the_store_loads_neither_pandas_nor_numpy():
    assert run("import importlib.util as u; print(*map(bool, map(u.find_spec, ('pandas', 'numpy'))))") == ["True", "True"]
    assert run("import flipscrape.store, sys; print('sqlite_utils' in sys.modules, 'pandas' in sys.modules, 'numpy' in sys.modules)") == [
        "True", "False", "False"]


def test_they_can_be_imported_afterwards_and_stay_where_they_were_before():
    assert run("import flipscrape.store, pandas; print(len(pandas.DataFrame({'a': [1]})))") == ["1"]
    assert run("import pandas, flipscrape.store, sys; print(sys.modules['pandas'] is pandas)") == ["True"]
