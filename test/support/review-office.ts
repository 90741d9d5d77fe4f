import { demonstrationPolicy } from '../../src/domain/policy/demonstration-policy.ts'
import type { ItemId } from '../../src/domain/ids.ts'
import type { Change } from '../../src/protocol/sync.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { addPolicy } from '../../src/server/policy/policy.usecases.ts'
import { openTestOffice, START, type Client, type TestOffice } from './server-office.ts'
import { makeCommand, makeSubmission, send, sync, type CommandChanges } from './server-phone.ts'

/** The phone of somebody, with its running numbers. */
export interface TestPhone {
  client: Client
  /** Sends one command and gives its outcome. */
  send(changes: CommandChanges): ReturnType<typeof send>
  /** What this phone is told from the start. */
  read(): Promise<Change[]>
}

export async function openPhone(office: TestOffice, account: string): Promise<TestPhone> {
  const client = await office.signIn(account)
  let seq = 0
  return {
    client,
    send: (changes) => send(client, makeCommand(++seq, changes), { sentAt: office.clock.now }),
    async read() {
      const understands = ['facts', 'told', 'course']
      return (await sync(client, [], { understands, firstSeq: seq + 1, sentAt: office.clock.now })).changes
    },
  }
}

/** An office with the demonstration county's chains, or others. */
export async function openReviewOffice(changes: Partial<Policy> = {}): Promise<TestOffice> {
  const office = await openTestOffice()
  const policy = { ...demonstrationPolicy(START), ...changes }
  const { db } = office.server.parts
  await db.write(() => addPolicy(db, policy))
  return office
}

/** Submits a text of a kind and gives its id. */
export async function submit(
  phone: TestPhone,
  text: Parameters<typeof makeSubmission>[0] = { category: 'roundup' },
): Promise<ItemId> {
  const command = makeCommand(1)
  const outcome = await phone.send({ itemId: command.itemId, payload: makeSubmission(text) })
  if (outcome?.status !== 'applied') throw new Error(`the item was refused: ${JSON.stringify(outcome)}`)
  return command.itemId
}

/** What is told about a subject. */
export function toldOf(changes: readonly Change[], about: string) {
  return changes.filter((change) => change.kind === 'told').filter((change) => change.about === about)
}
