import { findChangedParts, type ChangedParts } from '../compare/changed-parts.ts'
import { ITEM_LIMITS, type ItemNote, type ItemText } from './item-text.ts'
import { areSameNotes, isSameNote, type WrittenText } from './written-text.ts'

export interface Meeting {
  /** What both began from. */
  base: WrittenText
  ours: WrittenText
  theirs: WrittenText
}

/**
 * Joins two texts that were written from one, where what they changed does not touch: field by field, the body by
 * paragraphs, the notes one by one. Undefined as soon as anything touches; never a word that stands in neither.
 */
export function mergeThreeWays({ base, ours, theirs }: Meeting): Merged | undefined {
  const title = choose(base.text.title, ours.text.title, theirs.text.title)
  const category = choose(base.text.category, ours.text.category, theirs.text.category)
  const place = choose(base.text.place, ours.text.place, theirs.text.place)
  const eventAt = choose(base.text.eventAt, ours.text.eventAt, theirs.text.eventAt)
  const body = mergeBodies(base.text.body, ours.text.body, theirs.text.body)
  const notes = mergeNotes(base.notes, ours.notes, theirs.notes)
  if (title === undefined || category === undefined || place === undefined) return undefined
  if (eventAt === undefined || body === undefined || notes === undefined) return undefined
  return { text: { title, body, category, eventAt, place }, notes }
}

export interface Merged {
  text: ItemText
  notes: ItemNote[]
}

/** The one of two values that changed; undefined when both did, each in its own way. */
function choose<Value>(base: Value, ours: Value, theirs: Value): Value | undefined {
  if (ours === theirs || theirs === base) return ours
  return ours === base ? theirs : undefined
}

function mergeBodies(base: string, ours: string, theirs: string): string | undefined {
  const chosen = choose(base, ours, theirs)
  if (chosen !== undefined) return chosen
  const paragraphs = base.split('\n')
  const changedByUs = findChangedParts(paragraphs, ours.split('\n'))
  const changedByThem = findChangedParts(paragraphs, theirs.split('\n'))
  if (changedByUs === undefined || changedByThem === undefined) return undefined
  if (changedByUs.some((one) => changedByThem.some((other) => isTouching(one, other)))) return undefined
  const built = rebuild(paragraphs, [...changedByUs, ...changedByThem])
  // Each crossed out what the other left: nobody wanted nothing.
  if (built.length === 0) return undefined
  const body = built.join('\n')
  return body.length > ITEM_LIMITS.bodyCharacters ? undefined : body
}

/** Two neighbouring paragraphs may each be rewritten; what is put in between has no certain place. */
function isTouching(one: ChangedParts, other: ChangedParts): boolean {
  const isInsertion = one.start === one.end || other.start === other.end
  if (isInsertion) return one.start <= other.end && other.start <= one.end
  return one.start < other.end && other.start < one.end
}

function rebuild(paragraphs: readonly string[], changes: readonly ChangedParts[]): string[] {
  const inOrder = [...changes].sort((one, other) => one.start - other.start)
  const built: string[] = []
  let place = 0
  for (const { start, end, parts } of inOrder) {
    built.push(...paragraphs.slice(place, start), ...parts)
    place = end
  }
  return [...built, ...paragraphs.slice(place)]
}

/** Notes have ids, so each is looked at alone: those of the base in its order, then what was added, as it was written. */
function mergeNotes(
  base: readonly ItemNote[],
  ours: readonly ItemNote[],
  theirs: readonly ItemNote[],
): ItemNote[] | undefined {
  if (areSameNotes(base, ours)) return [...theirs]
  if (areSameNotes(base, theirs)) return [...ours]
  const inBase = byId(base)
  const inOurs = byId(ours)
  const inTheirs = byId(theirs)
  const added = [...ours, ...theirs].filter((note) => !inBase.has(note.id)).sort(byTime)
  const merged: ItemNote[] = []
  for (const id of new Set([...base, ...added].map((note) => note.id))) {
    const chosen = chooseNote(inBase.get(id), inOurs.get(id), inTheirs.get(id))
    if (chosen === 'touching') return undefined
    if (chosen !== undefined) merged.push(chosen)
  }
  return merged.length > ITEM_LIMITS.notes ? undefined : merged
}

type Note = ItemNote | undefined

function chooseNote(base: Note, ours: Note, theirs: Note): Note | 'touching' {
  if (isEqual(ours, theirs) || isEqual(theirs, base)) return ours
  return isEqual(ours, base) ? theirs : 'touching'
}

function isEqual(one: Note, other: Note): boolean {
  if (one === undefined || other === undefined) return one === other
  return isSameNote(one, other)
}

const byId = (notes: readonly ItemNote[]) => new Map<string, ItemNote>(notes.map((note) => [note.id, note]))

function byTime(one: ItemNote, other: ItemNote): number {
  return one.writtenAt - other.writtenAt || (one.id < other.id ? -1 : 1)
}
