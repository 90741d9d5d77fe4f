import type { Delivery } from '../../../domain/item/delivery.ts'
import type { WorkStatus } from '../../../domain/item/work-state.ts'
import type { Tone } from '../../../ui/tone.ts'

export const WORK_TONES: Record<WorkStatus, Tone> = {
  draft: 'gray',
  to_review: 'zhe',
  to_sign: 'zhe',
  registered: 'qing',
  editing: 'qing',
  adopted: 'lv',
  in_composite: 'qing',
  merged: 'lv',
  reserved: 'gray',
  not_used: 'gray',
  returned: 'zhe',
}

export const DELIVERY_TONES: Record<Delivery['status'], Tone> = {
  on_phone: 'gray',
  waiting: 'zhe',
  sending: 'qing',
  photos_to_come: 'zhe',
  received: 'lv',
  safe: 'lv',
  needs_attention: 'zhu',
}
