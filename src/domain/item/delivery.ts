/**
 * Where an item is: 仅在本机 (on this phone) → 待发 → 发送中 → 已送达, with 照片待传 n 张 while photos are still to come,
 * or 需处理 when the office refused it. "Received" is said only after the office's acknowledgement.
 */
export type Delivery =
  | { status: 'on_phone' }
  | { status: 'waiting' }
  | { status: 'sending' }
  | { status: 'photos_to_come'; count: number }
  | { status: 'received' }
  | { status: 'needs_attention'; code: string }

export const DELIVERY_STATUSES = [
  'on_phone',
  'waiting',
  'sending',
  'photos_to_come',
  'received',
  'needs_attention',
] as const satisfies readonly Delivery['status'][]

export interface DeliveryFacts {
  /** The submission that waits on this phone, if any. */
  submission: 'none' | 'waiting' | 'sending'
  /** Code of the office's refusal of the last submission; null when there was none. */
  refusalCode: string | null
  /** The office has acknowledged the text at least once. */
  isReceived: boolean
  /** The officer is correcting the text again after a return. */
  isBeingCorrected: boolean
  photosToCome: number
}

export function deliveryOf(facts: DeliveryFacts): Delivery {
  if (facts.submission !== 'none') return { status: facts.submission }
  if (facts.refusalCode !== null) return { status: 'needs_attention', code: facts.refusalCode }
  if (!facts.isReceived || facts.isBeingCorrected) return { status: 'on_phone' }
  if (facts.photosToCome > 0) return { status: 'photos_to_come', count: facts.photosToCome }
  return { status: 'received' }
}
