import type { AccountId, UnitId } from '../../domain/ids.ts'
import { peopleList } from '../../protocol/desk.ts'
import {
  standingChanges,
  workAnswer,
  type ChangeUnitRequest,
  type Deactivation,
  type UnitDeactivation,
} from '../../protocol/desk-people.ts'
import {
  passwordReset,
  peopleReport,
  rosterAnswer,
  type PointFiling,
  type RosterFiling,
} from '../../protocol/desk-roster.ts'
import { deputyList, type NamingAtDesk } from '../../protocol/review.ts'
import { ask } from '../api.ts'

/** What 单位与人员 asks the server beyond the list itself. */
export function changeUnit(id: UnitId, body: ChangeUnitRequest) {
  return ask({ method: 'PATCH', path: `/api/admin/units/${id}`, body, schema: peopleList })
}

export function stopUnit(id: UnitId, body: UnitDeactivation) {
  return ask({ method: 'POST', path: `/api/admin/units/${id}/deactivation`, body, schema: peopleList })
}

export function resumeUnit(id: UnitId) {
  const body = { note: '' }
  return ask({ method: 'POST', path: `/api/admin/units/${id}/reactivation`, body, schema: peopleList })
}

export function readWork(id: AccountId) {
  return ask({ path: `/api/admin/people/${id}/work`, schema: workAnswer })
}

export function stopPerson(id: AccountId, body: Deactivation) {
  return ask({ method: 'POST', path: `/api/admin/people/${id}/deactivation`, body, schema: peopleList })
}

/** Takes back that somebody stops on a day to come. */
export function keepPerson(id: AccountId) {
  return ask({ method: 'DELETE', path: `/api/admin/people/${id}/deactivation`, schema: peopleList })
}

export function resumePerson(id: AccountId) {
  const body = { note: '' }
  return ask({ method: 'POST', path: `/api/admin/people/${id}/reactivation`, body, schema: peopleList })
}

export function resetPassword(id: AccountId) {
  return ask({
    method: 'POST',
    path: `/api/admin/people/${id}/password-reset`,
    body: {},
    schema: passwordReset,
  })
}

export function listChanges() {
  return ask({ path: '/api/admin/standing-changes', schema: standingChanges })
}

export function readRoster() {
  return ask({ path: '/api/desk/roster', schema: rosterAnswer })
}

export function fileRoster(body: RosterFiling) {
  return ask({ method: 'POST', path: '/api/admin/roster', body, schema: rosterAnswer })
}

export function filePoint(body: PointFiling) {
  return ask({ method: 'POST', path: '/api/admin/direct-points', body, schema: rosterAnswer })
}

export function sendPeople(file: Blob, mode: 'check' | 'apply') {
  return ask({
    method: 'POST',
    path: `/api/admin/people-sheet?mode=${mode}`,
    file,
    fileType: 'application/octet-stream',
    schema: peopleReport,
  })
}

export function listDeputies() {
  return ask({ path: '/api/admin/deputies', schema: deputyList })
}

export function nameDeputy(body: NamingAtDesk) {
  return ask({ method: 'POST', path: '/api/admin/deputies', body, schema: deputyList })
}

export function endDeputy(id: string) {
  return ask({ method: 'POST', path: `/api/admin/deputies/${id}/ending`, body: {}, schema: deputyList })
}
