/**
 * The recipes of the failure factory: which tool, how to install it, which fault, and what a person would say of the log.
 * One YAML file a family of tools (`recipes/*.yaml`), each a list of
 *
 *     - tool: eslint                       a folder of src/rules where there is one
 *       ecosystem: javascript
 *       install: { npm: [eslint@9] }       npm, pip, apt, go, cargo: package names; needs: commands of the machine
 *       version: eslint --version          optional
 *       env: { FORCE_COLOR: '1' }          optional, also of a fault
 *       files: { name: text }              of every fault
 *       faults:
 *         unused-variable:
 *           files: { a.js: "const a = 1" }
 *           before: git init -q .          silent preparation
 *           run: eslint .                  a line of shell; what it prints is the log
 *           category: lint                 with `also: [...]` where a second is right too
 *           line: no-unused-vars           a regular expression: the lines a person would point at
 *           transient: true                a retry of the same commit is likely to pass
 *           passes: true                   instead of category and line: sounds bad and is not
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const folder = fileURLToPath(new URL('./recipes/', import.meta.url))
const categories = 'test build dependency lint timeout resource network permission infrastructure config unknown'.split(
  ' ',
)
const installers = ['npm', 'pip', 'apt', 'go', 'cargo', 'needs']

/** @returns the faults of one recipe, each with its tool's files and environment merged in */
export const faultsOf = (recipe) =>
  Object.entries(recipe.faults).map(([name, fault]) => ({
    id: `${recipe.tool}/${name}`,
    tool: recipe.tool,
    ecosystem: recipe.ecosystem,
    transient: false,
    also: [],
    ...fault,
    files: { ...recipe.files, ...fault.files },
    env: { ...recipe.env, ...fault.env },
  }))

/** @throws Error naming every fault of the recipes */
export function loadRecipes() {
  const recipes = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')).map((recipe) => ({ ...recipe, file })))
  const wrong = recipes.flatMap(wrongIn)
  const tools = recipes.map(({ tool }) => tool)
  wrong.push(...tools.filter((tool, at) => tools.indexOf(tool) !== at).map((tool) => `${tool}: twice`))
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return recipes
}

function wrongIn(recipe) {
  const wrong = Object.keys(recipe.install ?? {})
    .filter((kind) => !installers.includes(kind))
    .map((kind) => `${recipe.file} ${recipe.tool}: no installer ${kind}`)
  if (recipe.ecosystem === undefined) wrong.push(`${recipe.file} ${recipe.tool}: no ecosystem`)
  for (const { id, run, passes, category, also, line } of faultsOf(recipe)) {
    if (typeof run !== 'string') wrong.push(`${recipe.file} ${id}: nothing to run`)
    if (passes === true) continue
    for (const each of [category, ...also])
      if (!categories.includes(each)) wrong.push(`${recipe.file} ${id}: no category ${each}`)
    try {
      new RegExp(line ?? '(')
    } catch {
      wrong.push(`${recipe.file} ${id}: no line`)
    }
  }
  return wrong
}
