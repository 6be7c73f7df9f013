"""Martlet and others on the same workloads, in turns."""

import tempfile

import picture
from client import PEERS, WORKLOADS, export, open_peers, program, training
from figures import ratio_summary, short as brief, summary, table, times
from memory import megabytes

TITLE = "Against PyTorch, JAX, Keras and PyOD"
NAMES = {"torch": "PyTorch", "jax": "JAX", "keras": "Keras", "pyod": "PyOD"}


def measure(short):
    seconds, rounds = (0.05, 2) if short else (0.4, 5)
    result = {"training": {}, "losses": {}, "latency": {}, "reconstruction": {}, "memory": {}}
    with tempfile.TemporaryDirectory() as folder:
        result["losses"]["martlet"] = export(folder)
        for threads in (1, 2):
            peers, result["missing"] = open_peers(PEERS, folder, threads)
            result["versions"] = {name: peer.version for name, peer in peers.items()}
            result["training"][str(threads)] = train(peers, threads, seconds, rounds)
            if threads == 1:
                for name, peer in peers.items():
                    # A network of the peer's that is thrown away, so that the times are of others.
                    result["memory"][name] = peer.ask("memory")["megabytes"]
                    result["losses"][name] = {
                        workload: peer.ask("losses", workload) for workload in WORKLOADS}
                one_thread_only(result, peers, seconds, rounds)
            for peer in peers.values():
                peer.close()
    result["memory"]["martlet"] = max(
        megabytes("training", name, "--seconds", 0.2) for name in WORKLOADS)
    return result


def train(peers, threads, seconds, rounds):
    """By workload and framework the rates of all rounds, in which each had its turn."""
    result = {}
    for workload in WORKLOADS:
        rates = {name: [] for name in ["martlet", *peers]}
        # What is compiled on first use is compiled here.
        able = [name for name, peer in peers.items() if peer.ask("train", workload, seconds)]
        for _ in range(rounds):
            rates["martlet"].append(training(workload, seconds, threads))
            for name in able:
                rates[name].append(peers[name].ask("train", workload, seconds))
        result[workload] = {name: found for name, found in rates.items() if found}
    return result


def one_thread_only(result, peers, seconds, rounds):
    """Reconstruction in batches, and one sample alone."""
    for workload in WORKLOADS:
        batches = {name: [] for name in ["martlet", *peers]}
        alone = {name: [] for name in ["martlet", *peers]}
        able = [name for name, peer in peers.items()
                if peer.ask("latency", workload, 0.01) and peer.ask("reconstruct", workload, 0.01)]
        for _ in range(max(2, rounds - 2)):
            [line] = program("passes", workload, "--seconds", seconds / 4)
            batches["martlet"].append(line["reconstruction"])
            alone["martlet"].append(line["one_sample_us"])
            for name in able:
                answer = peers[name].ask("reconstruct", workload, seconds / 2)
                batches[name].append(answer["processor"])
                answer = peers[name].ask("latency", workload, seconds / 2)
                alone[name].append(1e6 / answer["processor"])
        result["reconstruction"][workload] = {n: rates for n, rates in batches.items() if rates}
        result["latency"][workload] = {n: micros for n, micros in alone.items() if micros}


def ratio(figures, workload, peer, threads="1", clock="processor"):
    """How many times as fast as the peer we train; `None` where it was not measured."""
    rates = figures["training"][threads][workload]
    if peer not in rates:
        return None
    return ratio_summary(
        [r[clock] for r in rates["martlet"]], [r[clock] for r in rates[peer]])


def latency_ratio(figures, workload, peer):
    micros = figures["latency"][workload]
    return ratio_summary(micros[peer], micros["martlet"]) if peer in micros else None


def page(figures, folder):
    names = [name for name in PEERS if name in figures["versions"]]
    lines = ["; ".join(figures["versions"][name] for name in names) + "."]
    for name, reason in figures["missing"].items():
        lines.append(f"{NAMES[name]} was skipped: `{reason}`.")
    draw(figures, names, folder / "results.svg")
    lines += ["", "![Training against others](results.svg)", "",
              "Training: how many times as many samples a second of **processor time on one thread** "
              "Martlet trains on; the median of the rounds' ratios (and the spread). PyTorch is "
              "eager, Keras `fit`, PyOD `AutoEncoder.fit`; JAX takes whichever is faster, a whole epoch in one "
              "compiled scan or a compiled step" + scans(figures) + ".", ""]
    head = ["", "Martlet, samples/s", *(f"against {NAMES[name]}" for name in names)]

    def rows(threads, clock):
        for workload in WORKLOADS:
            rates = figures["training"][threads][workload]["martlet"]
            ratios = [ratio(figures, workload, name, threads, clock) for name in names]
            yield [workload, brief(summary([r[clock] for r in rates])["median"]),
                   *(times(found) if found else "–" for found in ratios)]

    lines += table(head, rows("1", "processor"))
    lines += ["", "The same by the **clock on the wall**, one thread:", "", *table(
        head, rows("1", "wall")), "", "and **two threads** for everyone:", "",
        *table(head, rows("2", "wall")), "", "### The same losses", "",
        "Everyone starts from the same weights and takes the same batches in the same order, in "
        "float32, with Adam at 0.001: 256 steps. The loss over all samples after the last step, and "
        "how far theirs lies from ours: at once, then the worst of the four epochs. What differs "
        "is rounding, and Adam: optax computes its correction in float32, Keras adds ε at another "
        "place; a network of ReLUs amplifies it. PyOD takes no weights.", ""]
    lines += losses(figures, [name for name in names if name != "pyod"])
    lines += ["", "### One sample alone", "",
              "Microseconds of processor time for a reconstruction of one sample, through the public "
              "interface of each, and how many times as long the others take.", ""]
    lines += table(
        ["", "Martlet, µs", *(f"{NAMES[name]}" for name in names)],
        [[workload, brief(summary(found["martlet"])["median"]),
          *(times(latency_ratio(figures, workload, name)) if name in found else "–"
            for name in names)] for workload, found in figures["latency"].items()])
    lines += ["", "### Reconstruction", "", "Samples a second of processor time, in batches (1024 for "
              "the others, who are faster so), one thread.", ""]
    lines += table(
        ["", "Martlet, samples/s", *(f"against {NAMES[name]}" for name in names)],
        [[workload, brief(summary(found["martlet"])["median"]),
          *(times(ratio_summary(found["martlet"], found[name])) if name in found else "–"
            for name in names)] for workload, found in figures["reconstruction"].items()])
    lines += ["", "### Memory", "", "The most that a process held which trained the workloads, in MB: "
              + ", ".join(f"{NAMES.get(name, 'Martlet')} {figures['memory'][name]:.0f}"
                          for name in ["martlet", *names]) + "."]
    return lines


def scans(figures):
    """Which of its two ways JAX took."""
    found = {}
    for workload, rates in figures["training"]["1"].items():
        for rate in rates.get("jax", [])[:1]:
            found.setdefault(rate["note"], []).append(workload)
    return "".join(f"; {note}: {', '.join(names)}" for note, names in found.items())


def losses(figures, names):
    ours, rows = figures["losses"]["martlet"], []
    for workload in WORKLOADS:
        row = [workload, f"{ours[workload][-1]:.6f}"]
        for name in names:
            theirs = figures["losses"][name][workload]
            apart = [abs(a - b) / a for a, b in zip(ours[workload], theirs)]
            row.append(f"{theirs[-1]:.6f}: {apart[0]:.0e}, {max(apart):.0e}")
        rows.append(row)
    return table(["", "Martlet", *(NAMES[name] for name in names)], rows)


def draw(figures, names, path):
    shown = ["martlet", *names]
    groups = []
    for workload in WORKLOADS:
        rates = figures["training"]["1"][workload]
        base = rates.get("torch") or rates["martlet"]
        groups.append((workload, [
            ratio_summary([r["processor"] for r in rates[name]], [r["processor"] for r in base])[
                "median"] if name in rates else None for name in shown]))
    unit = "PyTorch" if "torch" in names else "Martlet"
    picture.bars(
        path, f"Training speed, one thread, {unit} = 1 (longer is better)", groups,
        [NAMES.get(name, "Martlet") for name in shown])
