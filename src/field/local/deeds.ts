import type { Table } from 'dexie'
import type { CommandId, ItemId, Sha256 } from '../../domain/ids.ts'
import { canonicalJson } from '../../protocol/canonical-json.ts'
import type { Deed, DeedType } from '../../protocol/deeds.ts'
import { writeTogether, type FieldDatabase } from './field-database.ts'
import { readMeta, writeMeta } from './meta.ts'
import type { DeedRow } from './command-rows.ts'

export interface DeedParts {
  deed: Deed
  /** The item it is about, or the new subject's own id. */
  subjectId: ItemId
  /** The revision of the subject that the person saw; 0 for a new one. */
  baseRev: number
  commandId: CommandId
  now: number
  appVersion: string
  hash(text: string): Promise<Sha256>
}

/** Puts a deed into the outbox, in one strict transaction; it needs no network. The same command again adds nothing. */
export async function queueDeed(database: FieldDatabase, parts: DeedParts): Promise<void> {
  const payloadSha256 = await hashDeed(parts)
  const { outbox, meta } = database
  return writeTogether(database, [outbox, meta], () => addDeed(database, parts, payloadSha256))
}

/** Hashed before the transaction: IndexedDB commits under a promise that is not its own. */
export function hashDeed({ deed, hash }: Pick<DeedParts, 'deed' | 'hash'>): Promise<Sha256> {
  return hash(canonicalJson(deed.payload))
}

/** Inside a write over `outbox`: the same command again adds nothing. */
export async function addDeed(
  database: FieldDatabase,
  parts: DeedParts,
  payloadSha256: Sha256,
): Promise<void> {
  const { outbox } = database
  if ((await outbox.where('id').equals(parts.commandId).count()) > 0) return
  const seq = (await readMeta(database, 'nextSeq')) ?? 1
  await outbox.add({
    seq,
    id: parts.commandId,
    ...parts.deed,
    itemId: parts.subjectId,
    baseRev: parts.baseRev,
    payloadSha256,
    appVersion: parts.appVersion,
    clientTime: parts.now,
    attemptedAt: null,
  })
  await writeMeta(database, 'nextSeq', seq + 1)
}

/** A deed as this phone knows it: waiting, taken in by the office, or refused with a code. */
export type KnownDeed<Type extends DeedType = DeedType> = Pick<
  Extract<DeedRow, { type: Type }>,
  'type' | 'itemId' | 'payload' | 'clientTime' | 'seq'
> & { status: 'waiting' | 'taken' | 'refused'; refusalCode: string | null }

/** The deeds of these types that this phone made, oldest first. */
export async function readDeeds<Type extends DeedType>(
  { outbox, kept }: FieldDatabase,
  types: readonly Type[],
): Promise<KnownDeed<Type>[]> {
  const [settled, waiting] = await Promise.all([readOfTypes(kept, types), readOfTypes(outbox, types)])
  // What a restored office asks for again waits once more, and stands in both.
  const bySeq = new Map<number, KnownDeed<Type>>()
  for (const row of settled) {
    const refusalCode = row.outcome.status === 'rejected' ? row.outcome.code : null
    bySeq.set(row.seq, {
      ...(row as unknown as KnownDeed<Type>),
      status: refusalCode === null ? 'taken' : 'refused',
      refusalCode,
    })
  }
  for (const row of waiting) {
    bySeq.set(row.seq, { ...(row as unknown as KnownDeed<Type>), status: 'waiting', refusalCode: null })
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

async function readOfTypes<Row>(table: Table<Row, number>, types: readonly DeedType[]): Promise<Row[]> {
  const rows = await Promise.all(types.map((type) => table.where('type').equals(type).toArray()))
  return rows.flat()
}
