/**
 * A rival in the same run: fastify and node:sqlite with nothing of an office in them - no session, no roles, no
 * receipt, no feed, no result that is remembered. Each request is one insert, one event and one commit with full fsync.
 * Run: node rival-server.ts PORT FILE
 */
import { DatabaseSync } from 'node:sqlite'
import Fastify from 'fastify'

interface Wanted {
  commands: { id: string; seq: number; payload: unknown }[]
}

const [port = '0', file = ''] = process.argv.slice(2)
const db = new DatabaseSync(file)
db.exec(`
  pragma journal_mode = wal;
  pragma synchronous = full;
  create table items (id text primary key, payload text not null) strict;
  create table events (number integer primary key, item text not null, at integer not null) strict;
`)
const begin = db.prepare('begin immediate')
const commit = db.prepare('commit')
const insertItem = db.prepare('insert into items values (?, ?) on conflict do nothing')
const insertEvent = db.prepare('insert into events (item, at) values (?, ?)')
const body = {
  type: 'object',
  required: ['commands'],
  properties: { commands: { type: 'array', minItems: 1 } },
}

const app = Fastify({ logger: false })
app.get('/healthz', () => ({ status: 'ok' }))
app.post<{ Body: Wanted }>('/api/sync', { schema: { body } }, (request, reply) => {
  const [command] = request.body.commands
  if (command === undefined) return reply.code(400).send()
  begin.run()
  insertItem.run(command.id, JSON.stringify(command.payload))
  insertEvent.run(command.id, Date.now())
  commit.run()
  const outcome = { status: 'applied' }
  return reply.send({
    epoch: 'rival',
    cursor: 1,
    lastSeq: command.seq,
    results: [{ id: command.id, outcome }],
  })
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
