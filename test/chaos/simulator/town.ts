import type { LocalAccount } from '../../../src/field/local/rows.ts'
import { findUnit } from '../../../src/server/people/people.usecases.ts'
import { makeAccount } from '../../support/make-account.ts'
import { Ledger } from './ledger.ts'
import { Network } from './network.ts'
import type { OfficeTemplate, Person } from './office-template.ts'
import { OFFICERS } from './office-template.ts'
import { Office } from './office.ts'
import { Phone } from './phone.ts'
import type { World } from './world.ts'

/** Everybody and everything of one run. */
export interface Town {
  world: World
  office: Office
  network: Network
  ledger: Ledger
  people: LocalAccount[]
  phones: Phone[]
  /** The office's copies that it could go back to. */
  backups: string[]
  /** What the desk's cookie is, while it has one. */
  desk: { cookie: string | undefined }
  /** The newest revision that each memory has shown of each item, by memory, epoch and item. */
  seenRevs: Map<string, number>
}

interface Building {
  template: OfficeTemplate
  folder: string
  phones: number | undefined
  hasLocks: boolean | undefined
}

/** An office and one to three phones; the first two belong to the same officer. */
export async function buildTown(
  world: World,
  { template, folder, phones, hasLocks }: Building,
): Promise<Town> {
  const office = new Office(world, template, folder)
  const network = new Network(world, office)
  const people = OFFICERS.map((person) => accountOf(office, person))
  const town: Town = {
    world,
    office,
    network,
    ledger: new Ledger(),
    people,
    phones: [],
    backups: [],
    desk: { cookie: undefined },
    seenRevs: new Map(),
  }
  const count = phones ?? world.dice.int(1, 3)
  for (let index = 0; index < count; index++) {
    const person = people[Math.max(0, index - 1)] as LocalAccount
    const phone = new Phone({ world, network, name: `phone${index + 1}`, person, hasLocks })
    town.phones.push(phone)
    await phone.boot()
    await signIn(town, phone, person)
  }
  return town
}

/** A person signs in on a phone, as far as the server is up. */
export async function signIn({ world, office }: Town, phone: Phone, person: LocalAccount): Promise<void> {
  const { life } = office
  if (life === undefined) return
  const cookie = await world
    .complete(() => office.signIn(person.accountId), life.owner)
    .catch(() => undefined)
  if (cookie === undefined) return
  phone.cookie = cookie
  for (const tab of phone.tabs)
    if (phone.life !== undefined) world.post(() => void tab.engine.wake(), phone.life.owner)
}

/** Whether the office has this text, as an item, beside one, or as a draft. */
export function isAtOffice({ office }: Town, mark: string): boolean {
  return IN_TEXTS.some((sql) => office.db.get(sql, mark) !== undefined)
}

const IN_TEXTS = ['item_revisions', 'draft_revisions'].map(
  (table) => `select 1 from ${table} where instr(title || body, ?) > 0`,
)

function accountOf(office: Office, { id, name }: Person): LocalAccount {
  const sql = 'select unit_id as unitId from accounts where id = ?'
  const unitId = office.db.get<{ unitId: LocalAccount['unitId'] }>(sql, id)?.unitId
  const unit = unitId === undefined ? undefined : findUnit(office.db, unitId)
  if (unit === undefined) throw new Error('an officer has a unit')
  return makeAccount({
    accountId: id,
    account: name,
    displayName: name,
    unitId: unit.id,
    unitName: unit.name,
    unitClassId: unit.classId,
  })
}
