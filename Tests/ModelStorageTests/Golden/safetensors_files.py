"""Files of Python's safetensors package for the tests of ModelStorage.

    python3 safetensors_files.py

Made with safetensors 0.8.0 and numpy 2.4.6. `mixed.safetensors` has one metadata entry, since the
package does not keep the order of several. The digest of `model_version_1.martlet` is computed here
anew, so that it is checked against an independent implementation.
"""

import hashlib
import pathlib

import numpy
from safetensors.numpy import save

folder = pathlib.Path(__file__).parent

mixed = {
    "b.weight": numpy.arange(6, dtype=numpy.float32).reshape(2, 3) / 4,
    "a.bias": numpy.array([1.5, -2], dtype=numpy.float32),
    "index": numpy.array([1, -2, 3], dtype=numpy.int64),
    "scalar": numpy.array(2.5),
    "half": numpy.array([1, 2], dtype=numpy.float16),
    "mask": numpy.array([1, 0, 255], dtype=numpy.uint8),
    "flags": numpy.array([True, False]),
    "counts": numpy.array([7], dtype=numpy.uint32),
    "empty": numpy.zeros((0, 3), dtype=numpy.float32),
}
note = 'quotes " and \\ and / and \n\t\r\b\f\x01\x1f and \x7fé\u2028🐦'
(folder / "mixed.safetensors").write_bytes(save(mixed, metadata={"note": note}))


def text(value):
    data = value.encode()
    return len(data).to_bytes(8, "little") + data


def number(value):
    return value.to_bytes(8, "little")


def digest(metadata, tensors):
    content = number(len(metadata))
    for key in sorted(metadata):
        content += text(key) + text(metadata[key])
    content += number(len(tensors))
    for name in sorted(tensors):
        tensor = tensors[name]
        content += text(name) + text("F32") + number(tensor.ndim)
        content += b"".join(number(size) for size in tensor.shape)
        content += number(tensor.nbytes) + tensor.tobytes()
    return hashlib.sha256(content).hexdigest()


metadata = {
    "format": "martlet",
    "format_version": "1",
    "manifest": '{"name":"golden","sizes":[3,2]}',
}
weights = {
    "encoder.0.weight": numpy.arange(6, dtype=numpy.float32).reshape(2, 3) / 8,
    "encoder.0.bias": numpy.array([0.5, -0.25], dtype=numpy.float32),
}
metadata["content_sha256"] = digest(metadata, weights)
(folder / "model_version_1.martlet").write_bytes(save(weights, metadata=metadata))
