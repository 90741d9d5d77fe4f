import type { ItemId } from '../../src/domain/ids.ts'
import type { DraftBackup } from '../../src/protocol/commands.ts'
import type { Change, Outcome } from '../../src/protocol/sync.ts'
import type { Client, TestOffice } from './server-office.ts'
import { makeCommand, makeDraft, sync, type CommandChanges } from './server-phone.ts'

export type DraftChange = Extract<Change, { kind: 'draft' }>

/** A device that numbers its commands by itself and reads the feed from where it stopped. */
export interface DraftPhone {
  client: Client
  put(itemId: ItemId, baseRev: number, draft?: Parameters<typeof makeDraft>[0]): Promise<Outcome | undefined>
  remove(itemId: ItemId, baseRev: number): Promise<Outcome | undefined>
  send(changes: CommandChanges): Promise<Outcome | undefined>
  /** What is new about drafts since this device looked last. */
  hear(): Promise<DraftChange[]>
  /** Everything, as a fresh device reads it. */
  readAll(): Promise<Change[]>
}

export async function openDraftPhone(office: TestOffice, account = 'nongye01'): Promise<DraftPhone> {
  const client = await office.signIn(account)
  let seq = 0
  let seen: { cursor: number; epoch: string | null } = { cursor: 0, epoch: null }

  async function send(changes: CommandChanges) {
    const { results } = await sync(client, [makeCommand(++seq, changes)])
    return results[0]?.outcome
  }

  return {
    client,
    send,
    put: (itemId, baseRev, draft) =>
      send({ type: 'draft.put', itemId, baseRev, payload: makeDraft(draft) satisfies DraftBackup }),
    remove: (itemId, baseRev) =>
      send({ type: 'draft.delete', itemId, baseRev, payload: { deletedAt: office.clock.now } }),
    async hear() {
      const { changes, cursor, epoch } = await sync(client, [], { ...seen, firstSeq: seq + 1 })
      seen = { cursor, epoch }
      return changes.filter((change) => change.kind === 'draft')
    },
    readAll: async () => (await sync(client, [], { firstSeq: seq + 1 })).changes,
  }
}
