import type { ItemText } from '../../item/item-text.ts'
import { findBundle } from './bundle.ts'
import { findEmptyText } from './empty-text.ts'
import { findLowValueTopic } from './low-value-topics.ts'
import { findMissingParts } from './missing-parts.ts'
import type { ValueFinding } from './value-finding.ts'

/**
 * What makes one doubt that a text is worth sending (QLT-03), nothing for a good one: each finding with its passage, or
 * with the part that is missing. It informs, it never blocks. 紧急 is sent as it is known and 线索 is two sentences.
 */
export function screenValue(text: Pick<ItemText, 'title' | 'body' | 'category'>): ValueFinding[] {
  const { body, category } = text
  if (category === 'urgent' || category === 'lead' || body.trim() === '') return []
  const topic = findLowValueTopic(text)
  const bundle = findBundle(body)
  const empty = findEmptyText(body)
  return [
    ...(topic === undefined ? [] : [{ code: 'low_value' as const, ...topic }]),
    ...(bundle === undefined ? [] : [{ code: 'bundle' as const, ...bundle }]),
    ...(empty === undefined ? [] : [empty]),
    ...findMissingParts(text).map((part) => ({ code: 'part_missing' as const, part })),
  ]
}
