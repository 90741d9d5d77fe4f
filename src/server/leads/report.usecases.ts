import { findSecrecyMark } from '../../domain/check/secrecy-mark.ts'
import type { AccountId, LeadId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/people/unit.ts'
import type { LeadReport } from '../../protocol/lead.ts'
import type { RefusalCode } from '../../protocol/codes.ts'
import type { Outcome } from '../../protocol/sync.ts'
import { findContact } from '../contacts/contacts.usecases.ts'
import type { Database } from '../db/database.ts'
import { findSection } from '../people/people.usecases.ts'
import { attachLeadPhoto, findManifestFault } from '../photos/photos.usecases.ts'
import { publishLead } from './lead-course.usecases.ts'
import * as repository from './leads.repository.ts'

export interface Reporting {
  /** The lead's own id, which the phone made. */
  id: LeadId
  report: LeadReport
  finder: { accountId: AccountId; unit: Unit | null }
  /** By the phone's clock. */
  claimedAt: number
  at: number
}

/** Inside a write: a lead comes from a phone, its photo to follow. */
export function reportLead(db: Database, { id, report, finder, claimedAt, at }: Reporting): Outcome {
  const { unit, accountId } = finder
  if (unit === null) return reject('lead.unknown')
  if (repository.findLead(db, id) !== undefined) return reject('command.conflict_key')
  // 涉密不上网: nothing of such words may be stored.
  if (findSecrecyMark(`${report.words}\n${report.place}`) !== undefined) return reject('item.secrecy_mark')
  const fault = findPhotoFault(report)
  if (fault !== undefined) return reject(fault)
  const { words, place, manifest, channel = null } = report
  repository.insertLead(db, {
    id,
    unitId: unit.id,
    finderId: accountId,
    section: findSection(db, accountId),
    words,
    place,
    channel,
    contactId: findOrigin(db, report, unit),
    // A phone whose clock runs ahead wrote nothing in the future.
    writtenAt: Math.min(claimedAt, at),
    sentAt: at,
  })
  attachLeadPhoto(db, { leadId: id, accountId, manifest })
  publishLead(db, id)
  return { status: 'saved', rev: 1 }
}

/** A contact point that is not the finder's own unit's is left out: the lead itself must not be lost over it. */
function findOrigin(db: Database, { channel, contactId }: LeadReport, { id }: Unit) {
  if (channel !== 'contact' || contactId === undefined) return null
  return findContact(db, contactId)?.unitId === id ? contactId : null
}

function findPhotoFault({ manifest }: LeadReport): RefusalCode | undefined {
  const pictures = manifest.filter(({ role }) => role === 'picture')
  return pictures.length > 1 ? 'command.malformed' : findManifestFault(manifest)
}

function reject(code: RefusalCode): Outcome {
  return { status: 'rejected', code }
}
