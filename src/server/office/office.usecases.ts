import type { OfficeState } from '../../protocol/session.ts'
import type { Database } from '../db/database.ts'
import { refuseOffice } from './office.errors.ts'
import { findOffice, type Office } from './office.repository.ts'

export function getOfficeState(db: Database): OfficeState {
  const office = findOffice(db)
  return office === undefined ? { state: 'new', name: '' } : { state: 'ready', name: office.name }
}

export function getOffice(db: Database): Office {
  const office = findOffice(db)
  if (office === undefined) throw refuseOffice('office.missing')
  return office
}
