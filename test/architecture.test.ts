import { describe, expect, it } from 'vitest'
import { isAllowed, roomOf, ROOMS } from './support/rooms.ts'
import { callsOf, importsOf, listFiles, readSources } from './support/source.ts'

const sources = readSources()
const files = listFiles()

describe('the arrows between rooms', () => {
  it('every file of code stands in a room of the table', () => {
    expect(sources.map(({ path }) => path).filter((path) => roomOf(path) === undefined)).toEqual([])
  })

  for (const room of ROOMS) {
    it(room.title, () => {
      const held = sources.filter(({ path }) => roomOf(path) === room)
      const broken = held.flatMap((source) =>
        importsOf(source)
          .filter((imported) => !isAllowed(room, source.path, imported))
          .map((imported) => `${source.path} imports ${imported}, but ${room.title}`),
      )
      expect(broken).toEqual([])
    })
  }

  it('own files are imported by their full name, as Node will look for them', () => {
    const known = new Set(files)
    const broken = sources.flatMap((source) =>
      importsOf(source)
        .filter((imported) => imported.startsWith('src/') && !known.has(imported))
        .map((imported) => `${source.path} imports ${imported}, but there is no file of that very name`),
    )
    expect(broken).toEqual([])
  })
})

describe('what a room may do', () => {
  it('domain reads no clock, throws no dice and sends nothing', () => {
    const impure = [
      'Date.now()',
      'new Date()',
      'Date()',
      'performance.now()',
      'Math.random()',
      'crypto.randomUUID()',
      'crypto.getRandomValues()',
      'fetch()',
    ]
    expect(offences('src/domain/', impure, 'domain gets time, ids and randomness as parameters')).toEqual([])
  })

  it('only field/sync, the door and the api of the office send requests from the page', () => {
    const mayFetch = /^src\/(field\/sync\/|entry\/ask-server|office\/api|server\/|sw\/|setup\/)/
    const broken = offences(
      'src/',
      ['fetch()', 'new XMLHttpRequest()', 'navigator.sendBeacon()'],
      'only field/sync, entry/ask-server and office/api send',
    )
    expect(broken.filter((line) => !mayFetch.test(line))).toEqual([])
  })

  function offences(folder: string, forbidden: string[], rule: string) {
    return sources
      .filter(({ path }) => path.startsWith(folder))
      .flatMap((source) => callsOf(source).map((call) => ({ path: source.path, call })))
      .filter(({ call }) => forbidden.includes(call))
      .map(({ path, call }) => `${path} calls ${call}, but ${rule}`)
  }
})

describe('the shape of the house', () => {
  it('no file of code is longer than 300 lines', () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 300)
      .map(({ path, lines }) => `${path} has ${lines} lines: find its second idea and give that a file`)
    expect(long).toEqual([])
  })

  it('every room has a README that says what lives there', () => {
    const isRoom = /^src\/([^/]+|field\/local|field\/sync|server\/[^/]+)$/
    const folders = new Set(files.flatMap(foldersOf).filter((folder) => isRoom.test(folder)))
    expect([...folders].filter((folder) => !files.includes(`${folder}/README.md`))).toEqual([])
  })

  it('src has a map', () => {
    expect(files).toContain('src/README.md')
  })

  function foldersOf(path: string) {
    const parts = path.split('/').slice(0, -1)
    return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'))
  }
})

describe('the reader of imports', () => {
  const vueFile = (script: string) => ({
    path: 'src/field/screens/DraftScreen.vue',
    text: `<script setup lang="ts">\n${script}\n</script>\n<template><p /></template>`,
  })

  it('sees static, type, re-exporting, dynamic and worker imports alike', () => {
    const text = `
      import { a } from '../domain/a.ts'
      import type { B } from '../domain/b.ts'
      export * from './c.ts'
      const d = () => import('./d.ts')
      new Worker(new URL('./e.worker.ts', import.meta.url), { type: 'module' })
      // import { f } from './f.ts'
    `
    expect(importsOf({ path: 'src/field/x.ts', text })).toEqual([
      'src/domain/a.ts',
      'src/domain/b.ts',
      'src/field/c.ts',
      'src/field/d.ts',
      'src/field/e.worker.ts',
    ])
  })

  it('looks into components', () => {
    expect(importsOf(vueFile(`import { db } from '../local/db.ts'`))).toEqual(['src/field/local/db.ts'])
  })

  it('sees calls, but not what a comment says', () => {
    const text = 'const now = Date.now() // never fetch()\nnew Date(now); new Date()'
    expect(callsOf({ path: 'src/x.ts', text })).toEqual(['Date.now()', 'new Date(…)', 'new Date()'])
  })

  it.each([
    ['src/domain/item/item.ts', 'vue'],
    ['src/domain/item/item.ts', 'src/protocol/codes.ts'],
    ['src/protocol/sync.ts', 'node:fs'],
    ['src/ui/icon.ts', 'src/domain/item/item.ts'],
    ['src/field/local/database.ts', 'src/field/sync/push.ts'],
    ['src/field/sync/push.ts', 'vue'],
    ['src/field/sync/push.ts', 'dexie'],
    ['src/field/screens/DraftScreen.vue', 'src/field/local/database.ts'],
    ['src/field/components/ItemCard.vue', 'src/field/screens/DraftScreen.vue'],
    ['src/field/routes.ts', 'src/office/routes.ts'],
    ['src/office/api.ts', 'src/field/sync/push.ts'],
    ['src/server/items/items.usecases.ts', 'src/server/photos/photos.repository.ts'],
    ['src/server/items/items.usecases.ts', 'src/ui/icon.ts'],
    ['src/setup/main.mjs', 'playwright-core'],
  ])('%s may not import %s', (importer, imported) => {
    const room = roomOf(importer)
    expect(room && isAllowed(room, importer, imported)).toBe(false)
  })

  it.each([
    ['src/server/items/items.usecases.ts', 'src/server/photos/photos.usecases.ts'],
    ['src/server/items/items.usecases.ts', 'src/server/items/items.repository.ts'],
    ['src/server/items/items.routes.ts', 'fastify'],
    ['src/server/db/connection.ts', 'node:sqlite'],
    ['src/field/stores/drafts.ts', 'src/field/local/drafts.ts'],
  ])('%s may import %s', (importer, imported) => {
    const room = roomOf(importer)
    expect(room && isAllowed(room, importer, imported)).toBe(true)
  })
})
