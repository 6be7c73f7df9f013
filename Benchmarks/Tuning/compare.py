"""The best of 100 trials: Martlet's tuner against Optuna's TPE as it comes, and against chance.

    make bench-tuning

Standard test functions, each minimised 20 times from seeds 1 to 20; prints the mean best above the
function's minimum. Ours has to be no worse than Optuna's on three of them.
"""

import json
import math
import pathlib
import random
import statistics
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent
PROGRAM = FOLDER / ".build/release/AskTuner"
TRIALS, SEEDS = 100, range(1, 21)


def branin(x, y):
    """Minimum 0.397887."""
    return ((y - 5.1 / (4 * math.pi**2) * x**2 + 5 / math.pi * x - 6) ** 2
            + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10)


A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14],
     [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
P = [[0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
     [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381]]


def hartmann(*x):
    """Minimum −3.32237."""
    return -sum(c * math.exp(-sum(a * (v - p) ** 2 for a, v, p in zip(row, x, place)))
                for c, row, place in zip([1, 1.2, 3, 3.2], A, P))


def rosenbrock(*x):
    """Minimum 0."""
    return sum(100 * (b - a * a) ** 2 + (1 - a) ** 2 for a, b in zip(x, x[1:]))


def ackley(*x):
    """Minimum 0."""
    n = len(x)
    return (20 + math.e - 20 * math.exp(-0.2 * math.sqrt(sum(v * v for v in x) / n))
            - math.exp(sum(math.cos(2 * math.pi * v) for v in x) / n))


def mixed(x, y, shape):
    """Ackley's function, lifted by what is chosen; minimum 0."""
    return ackley(x, y) + {"a": 4, "b": 0, "c": 2, "d": 6}[shape]


def box(low, high, count):
    return [{"name": f"x{index}", "low": low, "high": high} for index in range(count)]


FUNCTIONS = {
    "Branin, 2": (branin, 0.397887, [{"name": "x", "low": -5, "high": 10},
                                      {"name": "y", "low": 0, "high": 15}]),
    "Hartmann, 6": (hartmann, -3.32237, box(0, 1, 6)),
    "Rosenbrock, 4": (rosenbrock, 0, box(-2, 2, 4)),
    "Ackley, 2 and a choice": (mixed, 0, [
        *box(-15, 30, 2), {"name": "shape", "choices": ["a", "b", "c", "d"]}]),
}


def ours(function, space, seed):
    process = subprocess.Popen([PROGRAM, str(seed), json.dumps(space)], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True, bufsize=1)
    best = math.inf
    for trial in range(TRIALS):
        values = json.loads(process.stdout.readline())
        objective = function(*(values[entry["name"]] for entry in space))
        best = min(best, objective)
        if trial + 1 < TRIALS:
            print(repr(objective), file=process.stdin, flush=True)
    process.stdin.close()
    process.wait()
    return best


def chance(function, space, seed):
    generator = random.Random(seed)
    return min(function(*(
        generator.choice(entry["choices"]) if "choices" in entry
        else generator.uniform(entry["low"], entry["high"]) for entry in space))
        for _ in range(TRIALS))


def theirs(function, space, seed):
    def objective(trial):
        return function(*(
            trial.suggest_categorical(entry["name"], entry["choices"]) if "choices" in entry
            else trial.suggest_float(entry["name"], entry["low"], entry["high"])
            for entry in space))

    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    study.optimize(objective, n_trials=TRIALS)
    return study.best_value


def row(name, optimizers):
    function, least, space = FUNCTIONS[name]
    found = {}
    for optimizer, run in optimizers.items():
        found[optimizer] = [run(function, space, seed) - least for seed in SEEDS]
    return found


def main():
    optimizers = {"Martlet": ours, "chance": chance}
    try:
        global optuna
        import optuna

        optuna.logging.set_verbosity(optuna.logging.ERROR)
        optimizers["Optuna"] = theirs
        print(f"Optuna {optuna.__version__}; ", end="")
    except ImportError:
        print("Optuna is not installed; ", end="")
    print(f"the mean best above the minimum after {TRIALS} trials, {len(SEEDS)} seeds, and its "
          "standard error")
    worse = 0
    for name in FUNCTIONS:
        found = row(name, optimizers)
        line = f"{name:24}"
        for optimizer, values in found.items():
            error = statistics.stdev(values) / len(values) ** 0.5
            line += f" {optimizer} {statistics.mean(values):8.4f} ± {error:.4f} "
        if "Optuna" in found:
            a, b = found["Martlet"], found["Optuna"]
            is_worse = statistics.mean(a) > statistics.mean(b)
            worse += is_worse
            line += " worse" if is_worse else " no worse"
        print(line, flush=True)
    return worse > len(FUNCTIONS) - 3


if __name__ == "__main__":
    sys.exit(main())
