/** Python by what drives it: uv, Poetry, tox, nox, or pip alone. */
import type { Language } from './language.js'
import { pins } from './pins.js'

const python = `- uses: ${pins.python}\n  with:\n    python-version: '3.13'`

/** Each session runs pytest, where it hands on what stands after `--`. */
const sessions = (run: string, handsOn: boolean): { readonly test?: readonly string[]; readonly hint?: string } =>
  handsOn
    ? { test: [`${run} -- --junitxml=junit.xml`] }
    : { hint: `for a report of each test, let pytest write one there: --junitxml=junit.xml` }

export const pythonLanguages: readonly Language[] = [
  {
    name: 'uv',
    image: 'ghcr.io/astral-sh/uv:python3.13-bookworm',
    files: ['uv.lock'],
    setup: [`- uses: ${pins.uv}\n  with:\n    enable-cache: false`, '- run: uv sync --locked'],
    test: ['uv run --with pytest pytest --junitxml=junit.xml'],
    reports: ['**/junit.xml'],
  },
  {
    name: 'Poetry',
    image: 'python:3.13',
    files: ['poetry.lock'],
    setup: [python, '- run: pip install poetry && poetry install --no-interaction'],
    test: ['poetry run pytest --junitxml=junit.xml'],
    reports: ['**/junit.xml'],
  },
  {
    name: 'tox',
    image: 'python:3.13',
    files: ['tox.ini'],
    setup: [python, '- run: pip install tox'],
    test: ['tox run'],
    reports: ['**/junit*.xml'],
    refine: (manifest) => sessions('tox run', /\{posargs/.test(manifest) && /\bpytest\b/.test(manifest)),
  },
  {
    name: 'nox',
    image: 'python:3.13',
    files: ['noxfile.py'],
    setup: [python, '- run: pip install nox'],
    test: ['nox'],
    reports: ['**/junit*.xml'],
    refine: (manifest) => sessions('nox', /session\.posargs/.test(manifest) && /\bpytest\b/.test(manifest)),
  },
  {
    name: 'Python',
    image: 'python:3.13',
    files: ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt'],
    setup: [
      python,
      '- run: if [ -f requirements.txt ]; then pip install -r requirements.txt; else pip install -e .; fi; pip install pytest',
    ],
    test: ['python -m pytest --junitxml=junit.xml'],
    reports: ['**/junit*.xml'],
  },
]
