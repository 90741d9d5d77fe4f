import { newLeadId, type LeadId } from '../../domain/ids.ts'
import { LEAD_CHANNELS } from '../../domain/lead/channel.ts'
import type { LeadEvent } from '../../domain/lead/lead-event.ts'
import { recordArrival } from '../blobs/uploads.usecases.ts'
import { recordLeadEvent } from '../leads/lead-course.usecases.ts'
import { reportLead } from '../leads/report.usecases.ts'
import type { Parts } from '../parts.ts'
import type { Life, Step } from './demo-life.ts'
import type { DemoAuthor, DemoPeople } from './demo-people.ts'
import { manifestOf, readDemoPhoto, storeDemoPhoto } from './demo-photos.ts'
import leads from './leads.json' with { type: 'json' }

const DAY_MS = 24 * 3600_000
const MINUTE_MS = 60_000

type PlannedLead = (typeof leads)[number]

/** Two sentences each from the field, and what the office said to some of them. Days count from now. */
export function liveLeads(life: Life): Step[] {
  return leads.flatMap((planned) => liveLead(life, planned))
}

function liveLead(life: Life, planned: PlannedLead): Step[] {
  const at = life.now + planned.day * DAY_MS
  const id = newLeadId({ now: () => at, randomBytes: life.parts.randomBytes })
  const { answer } = planned
  const report = { at, run: () => send(life, planned, { id, at }) }
  if (answer === undefined) return [report]
  const answeredAt = life.now + answer.day * DAY_MS
  const event = {
    type: answer.type,
    at: answeredAt,
    by: life.people.editor.displayName,
    words: answer.words,
  } as LeadEvent
  const run = () => ensure(recordLeadEvent(life.parts.db, id, event), `answer to ${planned.words}`)
  return [report, { at: answeredAt, run }]
}

function send(life: Life, planned: PlannedLead, { id, at }: { id: LeadId; at: number }) {
  const { parts, people, photos } = life
  const finder = getFinder(people, planned)
  const photo = planned.photo === undefined ? undefined : photos.get(planned.photo)
  const source = { now: () => at, randomBytes: parts.randomBytes }
  const manifest = photo === undefined ? [] : manifestOf(photo, source)
  const { words, place } = planned
  const channel = LEAD_CHANNELS.find((name) => name === planned.channel)
  const report = { words, place, manifest, ...(channel === undefined ? {} : { channel }) }
  const outcome = reportLead(parts.db, { id, report, finder, claimedAt: at - MINUTE_MS, at })
  ensure(outcome.status === 'saved', words)
  for (const { sha256 } of manifest)
    recordArrival(
      parts.db,
      { accountId: finder.accountId, sha256 },
      { kind: 'jpeg', modifiedAt: null, at: at + MINUTE_MS },
    )
}

/** Puts the files of the leads' photos where their uploads would have put them. */
export async function storeLeadPhotos(parts: Parts, people: DemoPeople) {
  for (const planned of leads) {
    if (planned.photo === undefined) continue
    await storeDemoPhoto(parts, getFinder(people, planned).accountId, await readDemoPhoto(planned.photo))
  }
}

function getFinder({ authors }: DemoPeople, { unit }: PlannedLead): DemoAuthor {
  const [finder] = authors.get(unit) ?? []
  if (finder === undefined) throw new Error(`${unit} has nobody who finds anything`)
  return finder
}

function ensure(isDone: boolean, what: string) {
  if (!isDone) throw new Error(`a lead of the county was refused: ${what}`)
}
