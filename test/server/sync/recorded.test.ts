import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newCommandId } from '../../../src/domain/ids.ts'
import { checkInvariants } from '../../../src/server/sync/check-invariants.ts'
import { openTestOffice, testIds, type TestOffice } from '../../support/server-office.ts'

/** What a phone of an earlier release sent, word for word, and what it was told. Files here are added, never changed. */
interface Recording {
  says: string
  exchanges: (Sent | Returned)[]
}

interface Sent {
  path: string
  body: Record<string, unknown>
  /** Of each command its status, or the code of its refusal. */
  outcomes?: string[]
  lastSeq?: number
  answer?: Record<string, unknown>
  sentTwice?: boolean
}

/** The office returns an item, so that a correction can follow. */
interface Returned {
  returns: string
}

const folder = join(import.meta.dirname, 'recorded')
const releases = readdirSync(folder)

// A phone may lie in a drawer for 400 days and still send what it has.
describe.each(releases)('what phones of release %s sent is understood for ever', (release) => {
  const files = readdirSync(join(folder, release)).filter((name) => name.endsWith('.json'))

  it.each(files)('%s', async (name) => {
    const { exchanges } = JSON.parse(readFileSync(join(folder, release, name), 'utf8')) as Recording
    const office = await openTestOffice()
    for (const exchange of exchanges) await replay(office, exchange)
    expect(checkInvariants(office.server.parts.db)).toEqual([])
    await office.close()
  })

  it('is recorded at all', () => {
    expect(files.length).toBeGreaterThan(0)
  })
})

async function replay(office: TestOffice, exchange: Sent | Returned) {
  if ('returns' in exchange) return returnItem(office, exchange.returns)
  const phone = await office.signIn('nongye01')
  // Only the account is another one in each office.
  const body = { ...exchange.body, account: phone.accountId }
  const outcomesOf = async () => {
    const reply = await phone.post(exchange.path, body)
    expect(reply.statusCode, reply.body).toBe(200)
    return reply.json()
  }
  const answer = await outcomesOf()
  if (exchange.answer !== undefined) expect(answer).toMatchObject(exchange.answer)
  if (exchange.outcomes === undefined) return
  expect(answer.results.map(nameOf)).toEqual(exchange.outcomes)
  expect(answer.lastSeq).toBe(exchange.lastSeq)
  if (exchange.sentTwice === true) expect((await outcomesOf()).results.map(nameOf)).toEqual(exchange.outcomes)
}

function nameOf({ outcome }: { outcome: { status: string; code?: string } }): string {
  return outcome.code ?? outcome.status
}

async function returnItem(office: TestOffice, itemId: string) {
  const editor = await office.signIn('bianji')
  const decision = { type: 'returned', id: newCommandId(testIds), baseRev: 1, reason: 'wording', words: '' }
  const reply = await editor.post(`/api/desk/items/${itemId}/decisions`, decision)
  expect(reply.statusCode).toBe(200)
}
