import { describe, expect, it } from 'vitest'
import entryWords from '../src/entry/words/zh-CN.json' with { type: 'json' }
import fieldWords from '../src/field/words/zh-CN.json' with { type: 'json' }
import { findMessage, type Messages } from '../src/ui/words/messages.ts'
import commonWords from '../src/ui/words/zh-CN.json' with { type: 'json' }
import { awaitedImportsOf, importsOf, readSources, type Source } from './support/source.ts'

const first: Messages = { ...commonWords, field: fieldWords, entry: entryWords }
const sources = new Map(readSources().map((source) => [source.path, source]))
const start = reachFrom(['src/main.ts', 'src/AppHouse.vue', 'src/entry/SignInScreen.vue'])

describe('the words of the first load', () => {
  it('hold every sentence that the start names', () => {
    const keys = start.flatMap(({ path, text }) =>
      Array.from(withoutComments(text).matchAll(/\bt\(\s*'([\w-]+(?:\.[\w-]+)+)'/g), ([, key = '']) => ({
        path,
        key,
      })),
    )
    expect(keys.length).toBeGreaterThan(50)
    expect(keys.filter(({ key }) => findMessage(first, key) === undefined)).toEqual([])
  })

  it('hold a group for each key that the start puts together', () => {
    const groups = start.flatMap(({ path, text }) =>
      Array.from(text.matchAll(/\bt\(\s*`([\w.-]+)\.\$\{/g), ([, group = '']) => ({ path, group })),
    )
    expect(groups.length).toBeGreaterThan(5)
    expect(groups.filter(({ group }) => !isGroup(group))).toEqual([])
  })

  it('hold the refusals that signing in can meet', () => {
    const codes = [
      ...['network', 'unknown', 'person.password_too_short', 'server.failed', 'session.required'],
      ...['login.failed', 'login.wait', 'login.deactivated', 'login.password_once', 'request.malformed'],
    ]
    expect(codes.filter((code) => findMessage(first, `refusal.${code}`) === undefined)).toEqual([])
  })
})

const withoutComments = (text: string) => text.replace(/\/\*.*?\*\//gs, '')

function isGroup(key: string): boolean {
  const found = key.split('.').reduce<unknown>((tree, part) => (tree as Messages | undefined)?.[part], first)
  return typeof found === 'object'
}

/** The files that come with these, without what is awaited later. */
function reachFrom(paths: string[]): Source[] {
  const found = new Set<string>()
  const visit = (path: string) => {
    const source = sources.get(path)
    if (source === undefined || found.has(path)) return
    found.add(path)
    const awaited = new Set(awaitedImportsOf(source))
    importsOf(source)
      .filter((imported) => !awaited.has(imported))
      .forEach(visit)
  }
  paths.forEach(visit)
  return Array.from(found, (path) => sources.get(path)).filter((source) => source !== undefined)
}
