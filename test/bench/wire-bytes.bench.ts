import { gzipSync } from 'node:zlib'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { newCommandId, newDeviceId, newItemId } from '../../src/domain/ids.ts'
import { openFieldDatabase } from '../../src/field/local/field-database.ts'
import { hashText } from '../../src/field/local/photo-bytes.ts'
import { saveDraft } from '../../src/field/local/save-draft.ts'
import { submitDraft } from '../../src/field/local/submit-draft.ts'
import { createClockWatch } from '../../src/field/sync/clock-watch.ts'
import { exchange } from '../../src/field/sync/exchange.ts'
import { newLinkPace } from '../../src/field/sync/link-pace.ts'
import type { SyncContext } from '../../src/field/sync/sync-context.ts'
import samples from '../../src/server/demo/sample-items.json' with { type: 'json' }
import { makeAccount } from '../support/make-account.ts'
import { printFigure } from './figure.ts'

const LIMIT = 1.5
const APP_VERSION = '0.1.0'
const ids = {
  now: Date.now,
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
}

/** What leaves the phone for its texts, beside what those texts alone come to when they are compressed. */
export async function benchWireBytes(): Promise<void> {
  for (const count of [1, 20]) {
    const texts = samples.slice(0, count)
    const sent = await countSentBytes(texts)
    const own = gzipSync(texts.map(({ title, body }) => `${title}\n${body}`).join('\n')).length
    const name = `bytes on the wire of ${count} ${count === 1 ? 'text' : 'texts'}, to their own`
    printFigure({ name, value: sent / own, unit: 'times gzip', limit: LIMIT })
  }
}

/** Bytes of the body of the one request with which a phone sends these texts. */
async function countSentBytes(texts: typeof samples): Promise<number> {
  const account = makeAccount()
  const memory = { indexedDB: new IDBFactory(), IDBKeyRange }
  const database = await openFieldDatabase(account.accountId, () => newDeviceId(ids), memory)
  try {
    for (const { title, body } of texts) {
      const itemId = newItemId(ids)
      const text = { title, body, category: 'news', eventAt: null, place: '' } as const
      await saveDraft(database, { id: itemId, text, notes: [], now: Date.now() })
      const commandId = newCommandId(ids)
      const sending = { itemId, commandId, now: Date.now(), appVersion: APP_VERSION, hash: hashText }
      const answer = await submitDraft(database, sending)
      if (!answer.ok) throw new Error(`the phone did not let a text out: ${answer.problem}`)
    }
    const bodies: BodyInit[] = []
    await exchange(makeContext({ account, database, bodies }), texts.length)
    const sizes = await Promise.all(bodies.map(async (body) => (await new Response(body).bytes()).length))
    return sizes.reduce((total, size) => total + size, 0)
  } finally {
    database.close()
  }
}

/** A network that takes note of what leaves, and answers nothing. */
function makeContext({
  account,
  database,
  bodies,
}: Pick<SyncContext, 'account' | 'database'> & { bodies: BodyInit[] }): SyncContext {
  return {
    account,
    database,
    appVersion: APP_VERSION,
    fetch: async (_path, init) => {
      bodies.push(init?.body ?? '')
      throw new TypeError('Failed to fetch')
    },
    now: Date.now,
    random: Math.random,
    newRequestId: () => 'bench',
    newCommandId: () => newCommandId(ids),
    pace: newLinkPace(),
    clock: createClockWatch({ wallNow: Date.now, steadyNow: () => performance.now() }),
    withLock: (_name, work) => work(),
    signal: new AbortController().signal,
  }
}
