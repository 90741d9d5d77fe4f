import { parseItemId } from '../../domain/ids.ts'
import { watchEditedText, type EditedText } from '../local/edited-text.ts'
import type { Unwatch } from '../local/watch.ts'
import { getFieldMemory } from './field-memory.ts'

export type { EditedText } from '../local/edited-text.ts'

/** Calls back now and after each change with what the office made of an item; undefined while there is nothing. */
export function followEditedText(id: string, onChange: (text: EditedText | undefined) => void): Unwatch {
  const itemId = parseItemId(id)
  if (itemId === undefined) return () => undefined
  const { database } = getFieldMemory()
  return watchEditedText(database, itemId, { next: onChange, error: () => onChange(undefined) })
}
