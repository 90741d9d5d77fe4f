import { monthBounds, monthOf, shiftMonth } from '../../domain/calendar/month.ts'
import { demonstrationPolicy, type MonthlyUnit } from '../../domain/policy/demonstration-policy.ts'
import { foundOffice } from '../office/first-run.usecases.ts'
import { getOfficeState } from '../office/office.usecases.ts'
import type { Parts } from '../parts.ts'
import { addPolicy } from '../policy/policy.usecases.ts'
import county from './county.json' with { type: 'json' }
import { tryForeignItems } from './demo-audit.ts'
import { liveBoard } from './demo-board.ts'
import { liveCalendar } from './demo-calendar.ts'
import { liveCommissions } from './demo-commissions.ts'
import { liveKeyPoints, nameKeyPoints } from './demo-key-points.ts'
import { mergeReserved } from './demo-composites.ts'
import { workAtDesk } from './demo-intake.ts'
import { liveLeads, storeLeadPhotos } from './demo-leads.ts'
import { liveSources } from './demo-sources.ts'
import { liveItem, type Life } from './demo-life.ts'
import { addDemoPeople, type DemoPeople } from './demo-people.ts'
import { fileDemoRoster } from './demo-roster.ts'
import { enterScores } from './demo-scores.ts'
import { readDemoPhoto, storeDemoPhoto, type DemoPhoto } from './demo-photos.ts'
import { chooseFates } from './fates.ts'
import type { PlannedItem } from './planned-item.ts'
import { planSampleItems } from './sample-items.ts'
import { createChance } from './seeded-random.ts'
import { planTopicItems } from './topic-items.ts'

export { DEMO_ACCOUNTS } from './demo-people.ts'
export const DEMO_PASSWORD = 'wanglan-2026'

const MONTHS = 10
const SEED = 20260101

/**
 * Fills an empty database with the fictional county 望澜县, its present month included, through the same use cases
 * that serve an office. A database with an office in it stays as it is.
 */
export async function fillDemoCounty(parts: Parts) {
  if (getOfficeState(parts.db).state === 'ready') return
  const now = parts.now()
  const months = Array.from({ length: MONTHS }, (_, place) => shiftMonth(monthOf(now), place - MONTHS + 1))
  const chance = createChance(SEED)
  const planned = [...planSampleItems(months, now), ...planTopicItems({ months, now, chance })]
  const photos = await readPhotos(planned)
  const passwordHash = await parts.passwords.hash(DEMO_PASSWORD)
  // Everything the county is made of carries the time at which it would have come.
  const [firstMonth = monthOf(now)] = months
  const early: Parts = { ...parts, now: () => monthBounds(firstMonth).from }
  const people = await parts.db.write(() => {
    const { id: periodicalId } = foundOffice(early, {
      name: county.office,
      periodicalName: county.periodical,
    })
    const added = addDemoPeople(early, passwordHash)
    addPolicy(parts.db, demonstrationPolicy(early.now(), monthlyUnitsOf(added)))
    fileDemoRoster(parts, added, now)
    live({ parts, people: added, periodicalId, chance, photos, now }, planned)
    return added
  })
  await storePhotos(parts, people, { planned, photos })
  await storeLeadPhotos(parts, people)
  await enterScores(parts, people, now)
}

/** The units whose accounts people try out: their months are set out by hand. */
function monthlyUnitsOf({ authors }: DemoPeople): MonthlyUnit[] {
  return county.monthlyTasks.flatMap(({ id, unit, minimums }) =>
    (authors.get(unit) ?? []).slice(0, 1).map((author) => ({ id, unitId: author.unit.id, minimums })),
  )
}

/** Everything in the order of its time: receipts are numbered as an office would have numbered them. */
function live(life: Life, planned: PlannedItem[]) {
  const fates = chooseFates(planned, life.chance)
  const steps = planned.flatMap((item) => liveItem(life, item, fates.get(item) ?? 'open'))
  const keyPoints = liveKeyPoints(life)
  steps.push(...liveCommissions(life), ...liveLeads(life), ...liveBoard(life), ...liveSources(life))
  steps.push(...keyPoints.steps, ...liveCalendar(life))
  steps.sort((one, other) => one.at - other.at)
  for (const step of steps) step.run()
  mergeReserved(life)
  workAtDesk(life)
  nameKeyPoints(life, keyPoints.sets)
  tryForeignItems(life)
}

async function readPhotos(planned: readonly PlannedItem[]): Promise<Map<string, DemoPhoto>> {
  const names = [...new Set(planned.flatMap((item) => item.photos))]
  return new Map(await Promise.all(names.map(async (name) => [name, await readDemoPhoto(name)] as const)))
}

interface PhotoPlan {
  planned: readonly PlannedItem[]
  photos: Map<string, DemoPhoto>
}

async function storePhotos(parts: Parts, { authors }: DemoPeople, { planned, photos }: PhotoPlan) {
  for (const item of planned) {
    const author = authors.get(item.unit)?.[item.author - 1]
    for (const name of item.photos) {
      const photo = photos.get(name)
      if (author !== undefined && photo !== undefined) await storeDemoPhoto(parts, author.accountId, photo)
    }
  }
}
