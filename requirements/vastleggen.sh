#!/usr/bin/env bash
# Compile requirements/*.txt from pyproject.toml: with hashes, for every platform, without any address.
set -euo pipefail
cd "$(dirname "$0")/.."

if command -v uv >/dev/null 2>&1; then
    uv=uv
else
    tijdelijk="$(mktemp -d)"
    trap 'rm -rf "$tijdelijk"' EXIT
    "$(bash requirements/zoek_python.sh)" -m venv "$tijdelijk"
    "$tijdelijk/bin/python" -m pip install -qq --disable-pip-version-check uv
    uv="$tijdelijk/bin/uv"
fi

vastleggen() {
    local naar="$1"
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        ${NIEUWER:+--upgrade} --output-file "requirements/$naar.txt" "$@"
}

# Each next file follows the pins of the one before, so that they fit together in one environment.
vastleggen basis pyproject.toml --extra casuistiek
vastleggen dev pyproject.toml --extra casuistiek --extra notebook --extra pdf --group dev --constraints requirements/basis.txt
vastleggen spark --group pyproject.toml:spark
vastleggen bouw --group pyproject.toml:bouw --constraints requirements/dev.txt
echo "Vastgelegd in requirements/. Bekijk het verschil met: git diff requirements"
