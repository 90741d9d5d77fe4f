import type { ItemId } from '../../domain/ids.ts'
import { isSameWriting } from '../../domain/item/written-text.ts'
import type { Change } from '../../protocol/sync.ts'
import type { FieldDatabase } from './field-database.ts'
import { readMeta } from './meta.ts'
import { isSubmission, type KeptRow, type OutboxRow } from './command-rows.ts'
import type { RevisionRow } from './rows.ts'

/** All that a phone holds of its texts, read as of one moment. */
interface Holdings {
  drafts: Set<ItemId>
  trash: Set<ItemId>
  items: Map<ItemId, { rev: number }>
  records: Map<string, { rev: number }>
  facts: Map<string, { rev: number }>
  outbox: OutboxRow[]
  kept: KeptRow[]
  revisions: RevisionRow[]
  nextSeq: number
  cursor: number
}

/**
 * Says in words which of the promises of the phone's memory do not hold; none when all is well. `told` are changes
 * that the office has numbered, where somebody (the simulator) knows them: without it the cursor is not judged.
 */
export async function findBrokenInvariants(database: FieldDatabase, told: Change[] = []): Promise<string[]> {
  const held = await readHoldings(database)
  return [
    ...findHomelessTexts(held),
    ...findLostNumbers(held),
    ...findSkippedChanges(held, told),
    ...findUnrevisedTexts(held),
  ]
}

function readHoldings(database: FieldDatabase): Promise<Holdings> {
  const { drafts, trash, items, records, facts, outbox, kept, revisions, meta } = database
  return database.transaction(
    'r',
    [drafts, trash, items, records, facts, outbox, kept, revisions, meta],
    async () => ({
      drafts: new Set(await drafts.toCollection().primaryKeys()),
      trash: new Set(await trash.toCollection().primaryKeys()),
      items: new Map((await items.toArray()).map((row) => [row.id, row])),
      records: new Map((await records.toArray()).map((row) => [row.itemId, row])),
      facts: new Map((await facts.toArray()).map((row) => [row.itemId, row])),
      outbox: await outbox.toArray(),
      kept: await kept.toArray(),
      revisions: await revisions.toArray(),
      nextSeq: (await readMeta(database, 'nextSeq')) ?? 1,
      cursor: (await readMeta(database, 'exchange'))?.cursor ?? 0,
    }),
  )
}

/** 1. Every text saved on the phone is a draft, in the trash, on its way, kept, or at the office. */
function findHomelessTexts({ drafts, trash, items, outbox, kept, revisions }: Holdings): string[] {
  const sent = new Set([...outbox, ...kept].map(({ itemId }) => itemId))
  const written = new Set(revisions.map(({ itemId }) => itemId))
  return [...written]
    .filter((id) => !drafts.has(id) && !trash.has(id) && !items.has(id) && !sent.has(id))
    .map((id) => `1: the text of ${id} has no place`)
}

/**
 * 2. An outbox row disappears only with its result: whatever was submitted is on its way or kept, no number stands for
 * two commands, and none lies beyond the counter.
 */
function findLostNumbers({ outbox, kept, items, nextSeq }: Holdings): string[] {
  const keptBySeq = new Map(kept.map((row) => [row.seq, row]))
  const doubled = outbox
    .filter(isSubmission)
    .filter(({ seq, id }) => keptBySeq.has(seq) && keptBySeq.get(seq)?.id !== id)
    .map(({ seq }) => `2: number ${seq} stands for two commands`)
  const beyond = [...outbox, ...kept]
    .filter(({ seq }) => seq >= nextSeq)
    .map(({ seq }) => `2: number ${seq} was never given out`)
  const waiting = new Set(outbox.map(({ itemId }) => itemId))
  const unapplied = kept
    .filter(({ outcome, itemId }) => outcome.status === 'applied' && !items.has(itemId))
    .filter(({ itemId }) => !waiting.has(itemId))
    .map(({ seq }) => `2: number ${seq} was received and its item is not here`)
  return [...doubled, ...beyond, ...unapplied]
}

/** 6. The cursor never passes a row that was not applied. */
function findSkippedChanges(held: Holdings, told: Change[]): string[] {
  return told
    .filter((change) => change.seq <= held.cursor && isMissing(held, change))
    .map(({ seq }) => `6: the cursor ${held.cursor} has passed change ${seq}`)
}

function isMissing({ items, records, facts }: Holdings, change: Change): boolean {
  if (change.kind === 'item') return isBehind(items.get(change.facts.id), change.facts.rev)
  if (change.kind === 'facts') return isBehind(facts.get(change.record.itemId), change.rev)
  return change.kind === 'record' && isBehind(records.get(change.itemId), change.rev)
}

const isBehind = (known: { rev: number } | undefined, rev: number) => known === undefined || known.rev < rev

/** 8. No text that was submitted is absent from all revisions. */
function findUnrevisedTexts({ outbox, kept, revisions }: Holdings): string[] {
  return [...outbox, ...kept]
    .filter(isSubmission)
    .filter(
      ({ itemId, payload }) =>
        !revisions.some((revision) => revision.itemId === itemId && isSameWriting(revision, payload)),
    )
    .map(({ seq }) => `8: the text under number ${seq} is in no revision`)
}
