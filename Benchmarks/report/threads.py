"""Two threads against one, by the clock on the wall."""

from client import program
from figures import ratio_summary, table, times

TITLE = "Two threads"
CASES = [("W1", 256), ("long", 32), ("W1", 32), ("W2", 64), ("W3", 64), ("W4", 64), ("default", 64)]


def measure(short):
    seconds, rounds = (0.05, 2) if short else (0.4, 5)
    cases = []
    for name, batch in CASES:
        one, two = [], []
        for _ in range(rounds):
            for threads, rates in ((1, one), (2, two)):
                [line] = program("training", name, "--seconds", seconds, "--threads", threads,
                                 "--batch", batch, "--epochs", 1)
                rates.append(line)
        cases.append({
            "workload": name, "batch": batch,
            "wall": ratio_summary([r["wall"] for r in two], [r["wall"] for r in one]),
            "processor": ratio_summary(
                [r["training"] for r in one], [r["training"] for r in two])})
    models = [program("models", name, "--seconds", seconds)[0] for name in ("W1", "W2", "W3", "W4")]
    return {"one_model": cases, "models": models}


def page(figures, folder):
    lines = ["One model on both cores; `long` is W1 over 240 steps. The bits are the same on any "
             "number of threads.", ""]
    lines += table(
        ["", "batch", "as fast as on one", "processor time against one"],
        [[case["workload"], case["batch"], times(case["wall"]), times(case["processor"])]
         for case in figures["one_model"]])
    lines += ["", "Two models side by side, each on one thread, against one alone:", ""]
    return lines + table(
        ["", "samples a second together against one alone"],
        [[line["workload"],
          times({"median": line["two_models"], "from": line["from"], "to": line["to"]})]
         for line in figures["models"]])
