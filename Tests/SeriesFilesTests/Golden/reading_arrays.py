"""Arrays written by numpy.save: reading_<name>.npy; their values stand in the tests."""

import pathlib

import numpy as np

folder = pathlib.Path(__file__).parent
table = np.array([[1.5, -2.0], [3.25, 4.0], [0.0, 1e10]])
arrays = {
    "f8": table,
    "f4": table.astype("f4"),
    "f8_big_endian": table.astype(">f8"),
    "f8_fortran": np.asfortranarray(table),
    "i2": np.array([-3, 0, 7], dtype="i2"),
    "u8": np.array([0, 2**40], dtype="u8"),
    "bool": np.array([True, False]),
    "cube": np.arange(24.0).reshape(2, 3, 4),
    "text": np.array(["a", "b"]),
}
for name, array in arrays.items():
    np.save(folder / f"reading_{name}.npy", array)
