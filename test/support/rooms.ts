/** One row of the house's table: which files it speaks of, and what those may import. */
export interface Room {
  title: string
  holds: (path: string) => boolean
  /** Beginnings of paths below src, and names of packages; 'node:' stands for Node's own. */
  may: string[] | 'anything'
  /** For what a beginning cannot say. */
  also?: (imported: string, importer: string) => boolean
}

const below = (folder: string) => (path: string) => path.startsWith(`src/${folder}/`)
const directlyIn = (folder: string) => (path: string) => new RegExp(`^src/${folder}/[^/]+$`).test(path)
const oneOf = (paths: string[]) => (path: string) => paths.includes(path)

// What every use case is handed, the log, and who is asking.
const SERVER_PLUMBING = [
  'src/server/config.ts',
  'src/server/log.ts',
  'src/server/parts.ts',
  'src/server/sessions/session.ts',
]

const VUE = ['vue']

/** The first row that holds a file speaks for it. */
export const ROOMS: Room[] = [
  {
    title:
      'what starts a program composes anything: the files directly in src, server/main.ts, server/server.ts, sw',
    holds: (path) =>
      /^src\/[^/]+$/.test(path) ||
      below('sw')(path) ||
      oneOf(['src/server/main.ts', 'src/server/server.ts'])(path),
    may: 'anything',
  },
  {
    title: 'domain imports nothing outside domain',
    holds: below('domain'),
    may: ['src/domain/'],
  },
  {
    title: 'protocol imports domain and the schema library',
    holds: below('protocol'),
    may: ['src/protocol/', 'src/domain/', 'valibot', '@valibot/to-json-schema'],
  },
  {
    title: 'ui imports vue and the calendar, and knows no subject of the trade',
    holds: below('ui'),
    may: ['src/ui/', 'src/domain/calendar/', ...VUE],
  },
  {
    title:
      'entry, the door before the role is known, imports protocol, its schema library, domain, ui and vue',
    holds: below('entry'),
    may: ['src/entry/', 'src/protocol/', 'src/domain/', 'src/ui/', 'valibot', ...VUE],
  },
  {
    title:
      'field/local, the memory of the phone, imports domain, protocol, dexie, the reader of EXIF and the writer of ZIPs',
    holds: below('field/local'),
    // Its outbox holds commands exactly as they are sent, so it speaks of the wire's shapes.
    may: ['src/field/local/', 'src/domain/', 'src/protocol/', 'dexie', 'exifr/', 'fflate'],
  },
  {
    title: 'field/sync imports field/local, protocol and domain, for it also runs in the service worker',
    holds: below('field/sync'),
    may: ['src/field/sync/', 'src/field/local/', 'src/protocol/', 'src/domain/'],
  },
  {
    title: 'field/stores import field/local, field/sync, domain, pinia and vue',
    holds: below('field/stores'),
    may: ['src/field/stores/', 'src/field/local/', 'src/field/sync/', 'src/domain/', 'pinia', 'vue'],
  },
  {
    title: 'field/words hold words only',
    holds: below('field/words'),
    may: ['src/field/words/', 'src/domain/'],
  },
  {
    title: 'field/components import stores, words, domain and ui, never local, sync or a screen',
    holds: below('field/components'),
    may: [
      'src/field/components/',
      'src/field/stores/',
      'src/field/words/',
      'src/domain/',
      'src/ui/',
      'vue-router',
      ...VUE,
    ],
  },
  {
    title: 'field/screens import components, stores, words, domain and ui, never local or sync',
    holds: below('field/screens'),
    may: [
      'src/field/screens/',
      'src/field/components/',
      'src/field/stores/',
      'src/field/words/',
      'src/domain/',
      'src/ui/',
      'vue-router',
      ...VUE,
    ],
  },
  {
    title: 'the files directly in field compose the app of the phone, never office or server',
    holds: directlyIn('field'),
    may: ['src/field/', 'src/domain/', 'src/ui/', 'pinia', 'vue-router', ...VUE],
  },
  {
    title: 'office/words hold words only',
    holds: below('office/words'),
    may: ['src/office/words/', 'src/domain/'],
  },
  {
    title: 'office imports protocol, its schema library, domain, ui and vue, never field or server',
    holds: below('office'),
    may: ['src/office/', 'src/protocol/', 'src/domain/', 'src/ui/', 'valibot', 'pinia', 'vue-router', ...VUE],
    // One judgement of what counts as an answer, for the door and the desk alike.
    also: oneOf(['src/entry/ask-server.ts', 'src/entry/session-api.ts']),
  },
  {
    title: 'server/db and server/http are plumbing and know no subject',
    holds: (path) => below('server/db')(path) || below('server/http')(path),
    may: [
      'src/server/db/',
      'src/server/http/',
      'src/protocol/',
      'src/domain/',
      'node:',
      'fastify',
      '@fastify/static',
      'valibot',
    ],
    also: oneOf(SERVER_PLUMBING),
  },
  {
    title:
      'a subject of the server imports its own folder, plumbing, protocol, domain, and of other subjects their use cases',
    holds: (path) => /^src\/server\/[^/]+\//.test(path),
    may: [
      'src/server/db/',
      'src/server/http/',
      'src/protocol/',
      'src/domain/',
      'node:',
      'fastify',
      'valibot',
    ],
    also: (imported, importer) =>
      SERVER_PLUMBING.includes(imported) ||
      imported.endsWith('.usecases.ts') ||
      (imported === 'write-excel-file/node' && /^src\/server\/(progress|sheets)\//.test(importer)) ||
      (imported === 'fflate' && importer.startsWith('src/server/sheets/')) ||
      imported.startsWith(importer.split('/').slice(0, 3).join('/') + '/'),
  },
  {
    title:
      'the files directly in server import protocol, domain and Node, and name the types of what they hand out',
    holds: directlyIn('server'),
    may: ['src/server/', 'src/protocol/', 'src/domain/', 'node:', 'valibot'],
  },
  {
    title: 'setup imports Node only, for it runs before anything is installed',
    holds: below('setup'),
    may: ['src/setup/', 'node:'],
  },
]

export function roomOf(path: string): Room | undefined {
  return ROOMS.find((room) => room.holds(path))
}

export function isAllowed(room: Room, importer: string, imported: string): boolean {
  if (room.may === 'anything') return true
  const isListed = room.may.some(
    (name) => imported === name || (/[:/]$/.test(name) && imported.startsWith(name)),
  )
  return isListed || room.also?.(imported, importer) === true
}
