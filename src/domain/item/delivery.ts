/**
 * Where an item is: 仅在本机 (on this phone) → 待发 → 发送中 → 已送达 → 已备份, with 照片待传 n 张 while photos are still to
 * come, or 需处理 when the office refused it. "Received" is said only after the office's acknowledgement, "safe" only of
 * what lies "inside a verified backup". A draft of which the office keeps a copy is not only on this phone.
 */
export type Delivery =
  | { status: 'on_phone'; hasCopyAtOffice?: true }
  | { status: 'waiting' }
  | { status: 'sending' }
  | { status: 'photos_to_come'; count: number }
  | { status: 'received' }
  | { status: 'safe' }
  | { status: 'needs_attention'; code: string }

export const DELIVERY_STATUSES = [
  'on_phone',
  'waiting',
  'sending',
  'photos_to_come',
  'received',
  'safe',
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
  /** A verified backup of the office holds the text as this phone sent it. */
  isSafe: boolean
  /** The office keeps a copy of the draft as it stands now. */
  hasCopyAtOffice: boolean
}

export function deliveryOf(facts: DeliveryFacts): Delivery {
  if (facts.submission !== 'none') return { status: facts.submission }
  if (facts.refusalCode !== null) return { status: 'needs_attention', code: facts.refusalCode }
  if (!facts.isReceived || facts.isBeingCorrected)
    return facts.hasCopyAtOffice ? { status: 'on_phone', hasCopyAtOffice: true } : { status: 'on_phone' }
  if (facts.photosToCome > 0) return { status: 'photos_to_come', count: facts.photosToCome }
  return { status: facts.isSafe ? 'safe' : 'received' }
}
