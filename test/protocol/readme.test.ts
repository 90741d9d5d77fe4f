import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REFUSAL_CODES } from '../../src/protocol/codes.ts'
import { COMMAND_TYPES } from '../../src/protocol/command-types.ts'
import * as headers from '../../src/protocol/headers.ts'
import { DRAFT_STATES, change, outcome } from '../../src/protocol/sync.ts'
import { listRoutes } from '../../src/server/routes.ts'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'src/protocol/README.md'), 'utf8')
/** What stands in backquotes, a line's end within counting as a blank. */
const quoted = [...readme.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words.replace(/\s+/g, ' '))

describe('the procedure in prose speaks of what there is', () => {
  it('every code and command type exists', () => {
    const subjects = new Set([...REFUSAL_CODES, ...COMMAND_TYPES].map((name) => name.split('.')[0]))
    const named = quoted.filter(
      (words) => /^[a-z]+\.[a-zA-Z_]+$/.test(words) && subjects.has(words.split('.')[0]),
    )
    expect(named.length).toBeGreaterThan(10)
    const known: string[] = [...REFUSAL_CODES, ...COMMAND_TYPES]
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  it('every command type, outcome, kind of row and state of a draft is spoken of', () => {
    const literals = [
      ...COMMAND_TYPES,
      ...outcome.options.map((option) => option.entries.status.literal),
      ...change.options.map((option) => option.entries.kind.literal),
      ...DRAFT_STATES,
    ]
    // An applied result and a kept draft are the plain case, which needs no name.
    const spoken = literals.filter((name) => !['applied', 'rejected', 'kept', 'deleted'].includes(name))
    expect(spoken.filter((name) => !quoted.includes(name))).toEqual([])
  })

  it('every address exists, by its method', () => {
    const routes = listRoutes({} as Parameters<typeof listRoutes>[0])
    const addresses = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const named = quoted.filter((words) => /^[A-Z]+ \/api\//.test(words))
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((address) => !addresses.includes(address))).toEqual([])
  })

  it('every header and file exists', () => {
    const known: string[] = Object.values(headers).filter((value) => typeof value === 'string')
    const named = quoted
      .map((words) => words.split(':')[0]?.toLowerCase() ?? '')
      .filter((words) => /^(x|upload|content)-[a-z-]+$/.test(words))
    expect(named.filter((name) => !known.includes(name))).toEqual([])
    expect(named.length).toBeGreaterThan(3)
    const files = quoted.filter((words) => /^(test\/.+|[a-z-]+\.ts)$/.test(words))
    const isThere = (file: string) =>
      existsSync(join(root, file.startsWith('test/') ? file : `src/protocol/${file}`))
    expect(files.filter((file) => !isThere(file))).toEqual([])
  })
})
