"""Keras on TensorFlow as its users write it: `Sequential`, `compile`, `fit`."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["KERAS_BACKEND"] = "tensorflow"

import tensorflow as tf

threads = int(sys.argv[2])
tf.config.threading.set_intra_op_parallelism_threads(threads)
tf.config.threading.set_inter_op_parallelism_threads(threads)

import keras
from keras import layers

from worker import CONVOLUTIONAL, DENSE, EPOCHS, LSTM, serve


def build(name, shape):
    model = [layers.Input(shape)]
    if name in DENSE:
        hidden, activation = DENSE[name]
        model += [layers.Dense(units, activation=activation) for units in hidden + hidden[-2::-1]]
        model += [layers.Dense(shape[0])]
    elif name in CONVOLUTIONAL:
        filters = CONVOLUTIONAL[name]
        options = {"kernel_size": 7, "strides": 2, "padding": "same"}
        for count in filters:
            model.append(layers.Conv1D(count, activation="relu", **options))
        for count in filters[-2::-1]:
            model.append(layers.Conv1DTranspose(count, activation="relu", **options))
        model.append(layers.Conv1DTranspose(shape[1], **options))
    else:
        units, bottleneck = LSTM[name]
        model.append(layers.LSTM(units))
        if bottleneck:
            model.append(layers.Dense(bottleneck))
        model += [
            layers.RepeatVector(shape[0]), layers.LSTM(units, return_sequences=True),
            layers.TimeDistributed(layers.Dense(shape[1]))]
    return keras.Sequential(model)


class Network:
    def __init__(self, name, arrays, batch):
        self.name, self.arrays, self.batch = name, arrays, batch
        samples = arrays["samples"]
        # "same" padding lies the other way round than ours; backwards in time the two are one.
        if name in CONVOLUTIONAL:
            samples = samples[:, ::-1].copy()
        self.samples = samples.reshape(len(samples), -1) if name in DENSE else samples
        self.start()

    def start(self):
        self.model = build(self.name, self.samples.shape[1:])
        self.model.compile(optimizer=keras.optimizers.Adam(1e-3, epsilon=1e-8), loss="mse")
        self.single = tf.constant(self.samples[:1])
        self.function = tf.function(lambda x: self.model(x, training=False))

    def epochs(self, count):
        self.model.fit(
            self.samples, self.samples, batch_size=self.batch, epochs=count, verbose=0)

    def losses(self):
        self.start()
        self.model.set_weights(self.weights())
        history = self.model.fit(
            self.samples, self.samples, batch_size=self.batch, epochs=EPOCHS, shuffle=False,
            verbose=0)
        final = self.model.evaluate(self.samples, self.samples, batch_size=1024, verbose=0)
        return history.history["loss"] + [float(final)]

    def weights(self):
        """Our weights in Keras' order and layout."""
        found = []
        for key, value in self.arrays.items():
            if key == "samples":
                continue
            if value.ndim == 3:
                # [out, in, tap], transposed [in, out, tap]; both to [tap, …] and backwards in time.
                value = value[:, :, ::-1].transpose(2, 1, 0)
            elif value.ndim == 2:
                value = value.T
            found.append(value)
        return found

    def reconstruct(self):
        self.model.predict(self.samples, batch_size=1024, verbose=0)

    def one(self):
        self.function(self.single).numpy()


serve(f"Keras {keras.__version__} on TensorFlow {tf.__version__}", Network)
