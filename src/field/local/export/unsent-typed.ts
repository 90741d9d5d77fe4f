import { assertNever } from '../../../domain/assert-never.ts'
import type { ItemId } from '../../../domain/ids.ts'
import { keepFinding, readFindings } from '../clues.ts'
import { keepTypedOpinion, readTypedOpinions } from '../consultations.ts'
import { writeTogether, type FieldDatabase } from '../field-database.ts'
import { readLeadDraft } from '../lead-draft.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { readPhotosOf } from '../submission-parts.ts'
import { keepUnsaid, NEW_SUGGESTION, readUnsaid, type UnsaidWords } from '../suggestions.ts'
import {
  keepTypedAct,
  keepTypedProposal,
  readTypedActs,
  readTypedProposal,
  typedActKey,
  type TypedAct,
  type TypedProposal,
} from '../typed-acts.ts'
import type { UnsentWork } from './gather-unsent.ts'
import { photoRowsOf } from './photo-rows.ts'
import type { ReadEntry } from './read-archive.ts'

type Typed = Extract<UnsentWork, { kind: 'typed' }>

/** Opinions, findings, suggestions, words about commissions, a topic and the lead that were half typed and not sent. */
export async function readUnsentTyped(database: FieldDatabase): Promise<UnsentWork[]> {
  const [opinions, findings, unsaid, acts, proposal] = await Promise.all([
    readTypedOpinions(database),
    readFindings(database),
    readUnsaid(database),
    readTypedActs(database),
    readTypedProposal(database),
  ])
  return [
    ...Object.entries(opinions).map(([id, words]) => workOf(id, { about: 'opinion', words })),
    ...Object.entries(findings).map(([id, typed]) => workOf(id, { about: 'clue', ...typed })),
    ...(await Promise.all(Object.entries(unsaid).map((entry) => workOfUnsaid(database, entry)))),
    ...Object.entries(acts).map(workOfAct),
    ...(proposal === undefined ? [] : [workOfProposal(proposal)]),
    ...(await readUnsentLead(database)),
  ]
}

function workOf(id: string, data: Typed['data']): Typed {
  return { kind: 'typed', itemId: id as ItemId, data, photos: [] }
}

/** A sheet is known by its commission and the type of its deed. */
function workOfAct([key, typed]: [string, TypedAct]): Typed {
  const [id = '', sheet = ''] = key.split(' ')
  return workOf(id, { about: 'commission', sheet, ...typed })
}

function workOfProposal({ topic: words, ...typed }: TypedProposal): Typed {
  return workOf(NO_ID, { about: 'proposal', words, ...typed })
}

/** A new suggestion has no id before it is sent: it stands under that of the device. */
async function workOfUnsaid(
  database: FieldDatabase,
  [key, { kind, words, itemId: subject }]: [string, UnsaidWords],
): Promise<Typed> {
  const isNew = key === NEW_SUGGESTION
  const follows = isNew ? null : (key as NonNullable<SuggestionData['follows']>)
  const id = isNew ? ((await readMeta(database, 'deviceId')) ?? NO_ID) : key
  return workOf(id, { about: 'suggestion', kind, words, subject, follows })
}

/** A phone that has no number yet, and a topic that is not proposed yet. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

type SuggestionData = Extract<Typed['data'], { about: 'suggestion' }>

async function readUnsentLead(database: FieldDatabase): Promise<Typed[]> {
  const lead = await readLeadDraft(database)
  if (lead === undefined) return []
  const { id, ...data } = lead
  return [
    { kind: 'typed', itemId: id, data: { about: 'lead', ...data }, photos: await readPhotosOf(database, id) },
  ]
}

type TypedEntry = Extract<ReadEntry, { entry: { kind: 'typed' } }>

/** What stands here already about the same question stays as it is: it may have been written on since. */
export async function bringTypedIn(database: FieldDatabase, read: TypedEntry): Promise<boolean> {
  const { itemId } = read.entry
  const { data } = read
  switch (data.about) {
    case 'opinion':
      if ((await readTypedOpinions(database))[itemId] !== undefined) return false
      await keepTypedOpinion(database, itemId, data.words)
      return true
    case 'clue':
      if ((await readFindings(database))[itemId] !== undefined) return false
      await keepFinding(database, itemId, { finding: data.finding, words: data.words })
      return true
    case 'suggestion':
      return bringSuggestionIn(database, data)
    case 'commission':
      return bringActIn(database, typedActKey(itemId, data.sheet), data)
    case 'proposal':
      return bringProposalIn(database, data)
    case 'lead':
      return bringLeadIn(database, read, data)
    default:
      return assertNever(data)
  }
}

async function bringSuggestionIn(
  database: FieldDatabase,
  { kind, words, subject: itemId, follows }: SuggestionData,
): Promise<boolean> {
  const key = follows ?? NEW_SUGGESTION
  if ((await readUnsaid(database))[key] !== undefined) return false
  await keepUnsaid(database, key, { kind, words, itemId })
  return true
}

async function bringActIn(database: FieldDatabase, key: string, { words, day }: TypedAct): Promise<boolean> {
  if ((await readTypedActs(database))[key] !== undefined) return false
  await keepTypedAct(database, key, { words, day })
  return true
}

/** A phone holds one topic being typed: where there is one, that of the file stays in the file. */
async function bringProposalIn(
  database: FieldDatabase,
  { words: topic, reason, mode }: Extract<Typed['data'], { about: 'proposal' }>,
): Promise<boolean> {
  if ((await readTypedProposal(database)) !== undefined) return false
  await keepTypedProposal(database, { topic, reason, mode })
  return true
}

/** Likewise one lead being written. */
function bringLeadIn(
  database: FieldDatabase,
  read: TypedEntry,
  { about: _about, channel, contactId, ...rest }: Extract<Typed['data'], { about: 'lead' }>,
): Promise<boolean> {
  const { meta, photos, outbox, kept } = database
  return writeTogether(database, [meta, photos, outbox, kept], async () => {
    const id = read.entry.itemId
    const isSent =
      (await outbox.where('itemId').equals(id).count()) + (await kept.where('itemId').equals(id).count())
    if (isSent > 0 || (await readLeadDraft(database)) !== undefined) return false
    await photos.bulkPut(photoRowsOf(read))
    await writeMeta(database, 'leadDraft', {
      id,
      ...rest,
      ...(channel === undefined ? {} : { channel }),
      ...(contactId === undefined ? {} : { contactId }),
    })
    return true
  })
}
