"""Checks the recipes against the schema with Python's own validator.

    python Tests/RecipesTests/Golden/validate_recipes.py

An independent reading of both: PyYAML with the core schema of YAML 1.2, as editors have it, and
jsonschema for draft 2020-12. Every recipe has to be valid; with any key misspelt it must not be.
"""

import copy
import json
import pathlib
import re
import sys

import jsonschema
import yaml

RECIPES = pathlib.Path(__file__).resolve().parents[3] / "recipes"


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2: `yes` and `on` are text, `1e-5` is a number."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
]:
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def misspelt(node):
    """Every document with one key misspelt."""
    if isinstance(node, dict):
        for key in node:
            yield {(k + "x" if k == key else k): v for k, v in node.items()}
            for changed in misspelt(node[key]):
                yield {**node, key: changed}
    elif isinstance(node, list):
        for index, item in enumerate(node):
            for changed in misspelt(item):
                other = copy.copy(node)
                other[index] = changed
                yield other


def main():
    schema = json.loads((RECIPES / "recipe.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = 0
    for path in sorted(RECIPES.glob("*.yaml")):
        recipe = yaml.load(path.read_text(), Loader=CoreLoader)
        for error in validator.iter_errors(recipe):
            failures += 1
            print(f"{path.name}: {error.json_path}: {error.message}")
        mutants = list(misspelt(recipe))
        passed = [m for m in mutants if validator.is_valid(m)]
        failures += len(passed)
        print(f"{path.name}: {len(mutants)} misspellings, {len(passed)} not noticed")
    return failures


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
