import type { ItemId } from '../../domain/ids.ts'
import type { Change } from '../../protocol/sync.ts'
import { tellConsultation } from '../consultations/consultations.usecases.ts'
import { HANDOVER_TOLD } from '../../protocol/handover.ts'
import { tellHandover } from '../handover/handover-view.usecases.ts'
import { COMMISSION_TOLD, PLAN_TOPIC_TOLD } from '../../protocol/commission.ts'
import { CLOSED_PERIOD_TOLD } from '../../protocol/closed-period.ts'
import { CLUE_TOLD } from '../../protocol/clue.ts'
import { CONTACT_TOLD } from '../../protocol/contact.ts'
import { LEAD_TOLD } from '../../protocol/lead.ts'
import { tellCommission, tellPlanTopic } from '../commissions/commission-view.usecases.ts'
import { EXEMPLAR_TOLD } from '../../protocol/exemplar.ts'
import { NOTICE_TOLD } from '../../protocol/notice.ts'
import { SUGGESTION_TOLD } from '../../protocol/suggestion.ts'
import { tellClue } from '../clues/clue-course.usecases.ts'
import { tellContact } from '../contacts/contacts.usecases.ts'
import type { Database } from '../db/database.ts'
import { tellExemplar } from '../exemplars/exemplars.usecases.ts'
import { tellNotice } from '../notices/notices.usecases.ts'
import { tellSuggestion } from '../suggestions/suggestions.usecases.ts'
import { GRADE_TOLD } from '../../protocol/grade.ts'
import { tellGrade } from '../grades/grades.usecases.ts'
import { ITEM_POINTS_TOLD, KEY_POINTS_TOLD, UNIT_POINTS_TOLD } from '../../protocol/key-points.ts'
import { tellKeyPoints } from '../key-points/readings.usecases.ts'
import { tellItemPoints, tellUnitPoints } from '../key-points/tags.usecases.ts'
import { BEGUN_TOLD, CALENDAR_TOPIC_TOLD } from '../../protocol/topic-calendar.ts'
import { tellBegun } from '../calendar/begin.usecases.ts'
import { tellTopic } from '../calendar/topics.usecases.ts'
import { tellLead } from '../leads/lead-view.usecases.ts'
import { tellColleagues, tellDeputy } from '../reviews/review-view.usecases.ts'
import { tellEdit } from '../items/edits.usecases.ts'
import { findItemRecord } from '../items/item-view.usecases.ts'
import { tellJoint } from '../items/joint.usecases.ts'
import { JOINT_TOLD } from '../../protocol/joint.ts'
import { tellClosedPeriod } from '../score/closed-period-view.usecases.ts'
import type { Reader } from './pull.usecases.ts'

/** A subject as one person may see it; null when it is none of this person's business. */
export interface ToldRow {
  rev: number
  row: unknown
}
type Teller = (db: Database, id: string, reader: Reader) => ToldRow | null

/** Who tells about what: each subject beyond items and counts has its line here. */
const TELLERS: Readonly<Record<string, Teller>> = {
  deputy: (db, id, { session, at }) => tellDeputy(db, id, session, at),
  colleagues: (db, id, { session }) => tellColleagues(db, id, session),
  edited: (db, id, { session }) => tellEdit(db, id as ItemId, session),
  consultation: (db, id, { session }) => tellConsultation(db, id, session),
  [HANDOVER_TOLD]: (db, id, { session }) => tellHandover(db, id, session),
  [COMMISSION_TOLD]: tellCommission,
  [PLAN_TOPIC_TOLD]: tellPlanTopic,
  [NOTICE_TOLD]: tellNotice,
  [EXEMPLAR_TOLD]: tellExemplar,
  [SUGGESTION_TOLD]: tellSuggestion,
  [KEY_POINTS_TOLD]: tellKeyPoints,
  [ITEM_POINTS_TOLD]: tellItemPoints,
  [UNIT_POINTS_TOLD]: tellUnitPoints,
  [LEAD_TOLD]: tellLead,
  [GRADE_TOLD]: (db, id, { session }) => tellGrade(db, id, session),
  [CALENDAR_TOPIC_TOLD]: tellTopic,
  [BEGUN_TOLD]: tellBegun,
  [CONTACT_TOLD]: tellContact,
  [CLUE_TOLD]: tellClue,
  [CLOSED_PERIOD_TOLD]: tellClosedPeriod,
}

/** What a row of the feed comes to for this reader. Permission is the teller's: the feed only says that something moved. */
export function tellSubject(
  db: Database,
  { subject, seq }: { subject: string; seq: number },
  reader: Reader,
): Change[] {
  const at = subject.indexOf(':')
  const [about, id] = [subject.slice(0, at), subject.slice(at + 1)]
  if (about === JOINT_TOLD) return tellJointItem(db, id, seq, reader)
  const told = TELLERS[about]?.(db, id, reader) ?? null
  if (told === null) return []
  return [{ kind: 'told', seq, about, id, ...told }]
}

/** Another unit's item under which the reader's stands: its facts come with it, for it brings this unit points. */
function tellJointItem(db: Database, id: string, seq: number, reader: Reader): Change[] {
  const told = tellJoint(db, id, reader.session)
  if (told === null) return []
  const { itemId, ...row } = told
  const found = reader.understands.includes('facts') ? findItemRecord(db, itemId) : undefined
  const facts: Change[] =
    found === undefined
      ? []
      : [{ kind: 'facts', seq, rev: found.rev, record: { ...found.record, authorId: null } }]
  return [{ kind: 'told', seq, about: JOINT_TOLD, id, ...row }, ...facts]
}
