/** Where a test failed, by its stack text: the first frame that is the project’s own. */
import type { Location } from '../../model/index.js'

// `Foo.java:12`, `x_test.go:12: `, `a.js:3:14`, `File "t.py", line 12`, `Foo.cs:line 12`, `foo.cc(12)`
const frame =
  /\.(java|kt|scala|groovy|py|[cm]?[jt]sx?|go|rs|rb|php|cs|fs|swift|dart|exs?|clj|lua|cc|cpp|cxx|c|h|hpp|mm?|vue|feature)(?::line |:|", line |\()(\d{1,7})(?::(\d{1,5}))?/g
const pathCharacter = /[A-Za-z0-9_./\\@+~$[\]-]/
const foreign =
  /(?:^|[\\/])(?:node_modules|site-packages|dist-packages|lib[\\/]python3\.\d+|\.cargo|rustc|gems|vendor|\.m2|\.gradle)[\\/]|^node:|^internal\/|^(?:\/usr\/|\/opt\/hostedtoolcache\/|~\/)/
/** Test frameworks and runtimes, by the class before a JVM frame’s bracket. */
const foreignClass =
  /^(?:java|javax|jdk|sun|kotlin|scala|groovy|org\.(?:junit|testng|hamcrest|assertj|mockito|opentest4j|gradle|apache\.maven|spockframework|codehaus\.groovy)|com\.sun|io\.kotest)\./

interface Frame {
  readonly path: string
  readonly line: number
  readonly column?: number
  readonly declaringClass?: string
}

const charactersBack = 300

function* framesOf(stack: string): Generator<Frame> {
  for (const found of stack.matchAll(frame)) {
    const end = found.index + 1 + (found[1]?.length ?? 0)
    let start = found.index
    while (start > 0 && found.index - start < charactersBack && pathCharacter.test(stack[start - 1] ?? '')) start--
    // `file:///home/a.js` and `file:///D:/a.js`
    const url = stack.slice(Math.max(0, start - 5), start) === 'file:' && stack.startsWith('///', start)
    if (url) start += 2
    else if (/(?:^|[^A-Za-z])[A-Za-z]:$/.test(stack.slice(Math.max(0, start - 3), start))) start -= 2
    const path = stack.slice(start, end)
    const line = Number(found[2])
    if (line === 0 || start === found.index) continue
    const declaringClass = stack[start - 1] === '(' ? classBefore(stack, start - 1) : undefined
    yield {
      path,
      line,
      ...(found[3] === undefined ? {} : { column: Number(found[3]) }),
      ...(declaringClass === undefined ? {} : { declaringClass }),
    }
  }
}

/** `com.acme.FooTest` of `at com.acme.FooTest.works(`; undefined where no class stands there. */
const classBefore = (stack: string, bracket: number): string | undefined => {
  const before = stack.slice(Math.max(0, bracket - charactersBack), bracket)
  const word = before.slice(before.lastIndexOf(' ') + 1).replace(/^\s+|^.*\//, '')
  const cut = word.lastIndexOf('.')
  return cut > 0 && !word.includes(':') ? word.slice(0, cut).replace(/\$.*$/, '') : undefined
}

/** A JVM frame names only the file; its package is the folder below some source root. */
const pathOf = (found: Frame): string =>
  found.declaringClass === undefined || /[\\/]/.test(found.path)
    ? found.path
    : [...found.declaringClass.split('.').slice(0, -1), found.path].join('/')

const own = (found: Frame): boolean =>
  !foreign.test(found.path) && !(found.declaringClass !== undefined && foreignClass.test(`${found.declaringClass}.`))

const bare = (path: string): string => (/([^\\/]+)\.\w+$/.exec(path)?.[1] ?? path).toLowerCase()

/**
 * @param stack at most a few KB of failure text
 * @param hint file or class of the test: a frame in it wins over frames of what it calls
 * @returns undefined when no frame of the project can be told
 */
export function locationIn(stack: string, hint?: string): Location | undefined {
  const frames = [...framesOf(stack)].filter(own)
  const wanted = (hint ?? '').toLowerCase().split(/[./\\$ :]/)
  const found = frames.find((candidate) => wanted.includes(bare(candidate.path))) ?? frames[0]
  if (found === undefined) return undefined
  const file = pathOf(found).replace(/^\.\//, '')
  return { file, line: found.line, ...(found.column ? { column: found.column } : {}) }
}
