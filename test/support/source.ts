import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { parse } from 'vue/compiler-sfc'

/** A file below src, with its path as 'src/domain/item.ts'. */
export interface Source {
  path: string
  text: string
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const CODE = /\.(ts|mjs|vue)$/

export function readSources(): Source[] {
  return listFiles()
    .filter((path) => CODE.test(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))
}

/** Every file below src, whatever its kind. */
export function listFiles(): string[] {
  const entries = readdirSync(`${root}src`, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((file) => posix.relative(root, `${file.parentPath}/${file.name}`)).sort()
}

/** What a file imports: 'src/domain/item.ts' for our own, 'vue' or 'node:fs' for others. Types count like values. */
export function importsOf(source: Source): string[] {
  const code = scriptOf(source)
  const named = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName)
  const workers = [...code.matchAll(/new URL\(\s*['"](\.[^'"]+\.[jt]s)['"]\s*,\s*import\.meta\.url/g)].map(
    ([, path]) => path,
  )
  return [...named, ...workers]
    .filter((name) => name !== undefined)
    .map((name) => resolveFrom(source.path, name))
}

/** Of these, what is fetched when it is wanted: `import('./part.ts')`. */
export function awaitedImportsOf(source: Source): string[] {
  const awaited = scriptOf(source).matchAll(/\bimport\(\s*'([^']+)'/g)
  return Array.from(awaited, ([, name = '']) => resolveFrom(source.path, name))
}

function resolveFrom(path: string, name: string) {
  const bare = name.replace(/\?.*$/, '')
  return bare.startsWith('.') ? posix.join(posix.dirname(path), bare) : bare
}

function scriptOf({ path, text }: Source): string {
  if (!path.endsWith('.vue')) return text
  const { script, scriptSetup } = parse(text, { filename: path, sourceMap: false }).descriptor
  return [script?.content, scriptSetup?.content].filter(Boolean).join('\n')
}

/** The things a file calls or makes: 'Date.now()', 'fetch()', 'new Date()', 'new Date(…)'. Comments do not count. */
export function callsOf(source: Source): string[] {
  const tree = ts.createSourceFile('it.ts', scriptOf(source), ts.ScriptTarget.Latest)
  const calls: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node)) calls.push(`${calleeName(node.expression, tree)}()`)
    if (ts.isNewExpression(node))
      calls.push(`new ${node.expression.getText(tree)}(${node.arguments?.length ? '…' : ''})`)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return calls
}

function calleeName(callee: ts.Expression, tree: ts.SourceFile) {
  return callee.getText(tree).replace(/^(globalThis|window|self)\./, '')
}
