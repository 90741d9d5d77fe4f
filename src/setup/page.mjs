import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { inRoot } from './paths.mjs'
import { run } from './process.mjs'
import { Unmet } from './unmet.mjs'

const SOURCES = ['index.html', 'vite.config.ts', 'package-lock.json', 'public', 'src']
const NOT_IN_THE_PAGE = new Set(['src/server', 'src/setup'])
const stampPath = inRoot('dist', '.stamp')

/**
 * Builds the page into dist/, unless dist/ was built from these very sources.
 * @param {string} node
 */
export async function ensurePage(node) {
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === sourcesHash()) return
  console.log('Building the page …')
  if ((await buildPage(node, 'error')) !== 0)
    throw new Unmet('The page could not be built: see the message above.')
}

/**
 * @param {string} node
 * @param {'warn' | 'error'} [logLevel]
 */
export async function buildPage(node, logLevel = 'warn') {
  const hash = sourcesHash()
  const code = await run(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', logLevel])
  if (code === 0) writeFileSync(stampPath, hash)
  return code
}

function sourcesHash() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesBelow))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(inRoot(file)))
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (NOT_IN_THE_PAGE.has(path) || path.endsWith('.md') || !existsSync(inRoot(path))) return []
  if (!statSync(inRoot(path)).isDirectory()) return [path]
  return readdirSync(inRoot(path))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`))
}
