import { periodOf } from '../../domain/calendar/period.ts'
import type { Commission } from '../../domain/commission/commission.ts'
import type { CommissionEvent } from '../../domain/commission/commission-event.ts'
import { parseCommissionId, parsePlanTopicId, type UnitId } from '../../domain/ids.ts'
import { SECTION_CLASS } from '../../domain/people/unit.ts'
import type { AddresseeList, CommissionList, ToldCommission } from '../../protocol/commission.ts'
import { classAt } from '../../domain/people/unit-class.ts'
import type { Database } from '../db/database.ts'
import { listTitles, findItemView } from '../items/item-view.usecases.ts'
import { listFinders } from '../leads/credit.usecases.ts'
import type { Parts } from '../parts.ts'
import { isAccountActive, listAccounts, listUnits } from '../people/people.usecases.ts'
import { listCommissionFiles } from './attachments.repository.ts'
import * as repository from './commissions.repository.ts'
import type { CourseRow, StoredCommission } from './commissions.repository.ts'
import { findPlanTopic } from './plan.repository.ts'

/** What a reader of the feed is told; `unit` is the reader's own. */
interface Told {
  rev: number
  row: unknown
}
type TellingTo = { session: { unit: { id: UnitId } | null } }

/** A commission and its course at the reader's unit; `id` is the commission's and the unit's. */
export function tellCommission(db: Database, id: string, { session: { unit } }: TellingTo): Told | null {
  const [commissionText = '', unitId] = id.split(':')
  const commissionId = parseCommissionId(commissionText)
  if (commissionId === undefined || unit === null || unitId !== unit.id) return null
  const commission = repository.findCommission(db, commissionId)
  const course = repository.findCourse(db, { commissionId, unitId: unit.id })
  if (commission === undefined || course === undefined) return null
  const row: ToldCommission = {
    commission: toFacts(db, commission),
    events: repository.listCourseEvents(db, course),
    colleagues: listColleagues(db, unit.id),
  }
  return { rev: course.rev, row }
}

function toFacts(db: Database, { leadId, ...commission }: StoredCommission): Commission {
  const finders = leadId === null ? {} : { finders: listFinders(db, leadId) }
  return { ...commission, files: listCommissionFiles(db, commission.id), ...finders }
}

/** A topic that the reader's unit proposed. */
export function tellPlanTopic(db: Database, id: string, { session: { unit } }: TellingTo): Told | null {
  const topicId = parsePlanTopicId(id)
  const known = topicId === undefined ? undefined : findPlanTopic(db, topicId)
  return known === undefined || known.topic.unitId !== unit?.id ? null : { rev: known.rev, row: known.topic }
}

function listColleagues(db: Database, unitId: UnitId) {
  return listAccounts(db)
    .filter((person) => person.unitId === unitId)
    .map(({ id: accountId, displayName: name }) => ({ accountId, name }))
}

/** A whole year: an office issues some dozens of commissions. */
export function listDeskCommissions(
  { db, policies }: Pick<Parts, 'db' | 'policies'>,
  { year, at }: { year: number; at: number },
): CommissionList {
  const courses = listDeskCourses(db, year)
  return {
    commissions: repository.listCommissions(db, year).map((commission) => ({
      ...toFacts(db, commission),
      addressees: courses.get(commission.id) ?? [],
    })),
    years: repository.listYears(db),
    nextBatch: repository.lastBatch(db, Number(periodOf('year', at))) + 1,
    defaultHours: policies.at(at).deadlines.commissionHours,
    serverTime: at,
  }
}

type DeskAddressee = CommissionList['commissions'][number]['addressees'][number]

function listDeskCourses(db: Database, year: number): Map<string, DeskAddressee[]> {
  const events = new Map<string, CommissionEvent[]>()
  for (const { commissionId, unitId, event } of repository.listEventsOfYear(db, year)) {
    const key = `${commissionId}:${unitId}`
    const known = events.get(key)
    if (known === undefined) events.set(key, [event])
    else known.push(event)
  }
  const courses = new Map<string, DeskAddressee[]>()
  for (const row of repository.listCourses(db, year)) {
    const ofUnit = events.get(`${row.commissionId}:${row.unitId}`) ?? []
    const known = courses.get(row.commissionId)
    const addressee = toAddressee(db, row, ofUnit)
    if (known === undefined) courses.set(row.commissionId, [addressee])
    else known.push(addressee)
  }
  return courses
}

function toAddressee(db: Database, row: CourseRow, events: CommissionEvent[]): DeskAddressee {
  const { unitId, unitName, rev, scoreEntryId } = row
  return { unitId, unitName, rev, events, answer: answerOf(db, events), isScored: scoreEntryId !== null }
}

/** The newest item that answers it. */
function answerOf(db: Database, events: readonly CommissionEvent[]): DeskAddressee['answer'] {
  const answered = [...events].reverse().find((event) => event.type === 'answered')
  if (answered === undefined) return null
  const { itemId } = answered
  const receipt = findItemView(db, itemId)?.facts.receipt ?? ''
  return { itemId, title: listTitles(db, [itemId])[0]?.title ?? '', receipt }
}

export function listAddressees({ db, policies }: Pick<Parts, 'db' | 'policies'>, at: number): AddresseeList {
  const classes = [...policies.at(at).unitClasses, SECTION_CLASS]
  const names = new Map(classes.map(({ id, name }) => [id, name]))
  const people = listAccounts(db)
  return {
    units: listUnits(db)
      .filter(({ deactivatedAt }) => deactivatedAt === null)
      .map(({ id, name, ...unit }) => ({
        unitId: id,
        unitName: name,
        className: names.get(classAt(unit, at)) ?? '',
        people: people
          .filter(({ id: accountId, unitId }) => unitId === id && isAccountActive(db, accountId))
          .map(({ id: accountId, displayName }) => ({ accountId, name: displayName })),
      })),
  }
}
