import { monthOf, type Month } from '../../domain/calendar/month.ts'
import { fromLocalInput } from '../../domain/calendar/shanghai-time.ts'
import type { Category } from '../../domain/category.ts'
import type { PlannedItem } from './planned-item.ts'
import samples from './sample-items.json' with { type: 'json' }

interface Sample {
  unit: string
  category: Category
  title: string
  body: string
  eventAt: string
  submittedAt: string
  /** Later than submitted when it was written where there was no signal. */
  receivedAt?: string
  photos?: string[]
}

const SENDING_MS = 40_000

/** The county's written-out items that fall into the given months, at their own dates. */
export function planSampleItems(months: readonly Month[], now: number): PlannedItem[] {
  return (samples as Sample[])
    .map(toPlanned)
    .filter(({ receivedAt }) => receivedAt < now && months.includes(monthOf(receivedAt)))
}

function toPlanned(sample: Sample): PlannedItem {
  const submittedAt = instantOf(sample.submittedAt)
  return {
    unit: sample.unit,
    author: 1,
    category: sample.category,
    title: sample.title,
    body: sample.body,
    place: '',
    eventAt: instantOf(sample.eventAt),
    claimedAt: submittedAt,
    receivedAt: sample.receivedAt === undefined ? submittedAt + SENDING_MS : instantOf(sample.receivedAt),
    photos: sample.photos ?? [],
    fate: 'adopted',
  }
}

function instantOf(text: string): number {
  const at = fromLocalInput(text)
  if (at === undefined) throw new Error(`${text} is no time`)
  return at
}
