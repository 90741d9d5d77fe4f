import type { Category } from '../domain/category.ts'
import type { WorkStatus } from '../domain/item/work-state.ts'
import type { Tone } from '../ui/tone.ts'

/** Red is for urgent alone; problems stand out in ochre; what takes more work than a news item is blue. */
export const CATEGORY_TONES: Record<Category, Tone> = {
  news: 'gray',
  roundup: 'qing',
  experience: 'qing',
  problem: 'zhe',
  research: 'qing',
  advice: 'qing',
  urgent: 'zhu',
  lead: 'gray',
}

export const STATUS_TONES: Record<WorkStatus, Tone> = {
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
