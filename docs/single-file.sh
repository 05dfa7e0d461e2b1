#!/usr/bin/env bash
# Builds dist/fewer.pyz: one file that runs where there is nothing but Python, of the
# same version and on the same kind of machine as here. Needs the dev extra.
set -euo pipefail
cd "$(dirname "$0")/.."

mkdir -p dist
.venv/bin/python -m shiv --console-script fewer --compressed \
    --python "/usr/bin/env python$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')" \
    --output-file dist/fewer.pyz --quiet .
ls -l dist/fewer.pyz
