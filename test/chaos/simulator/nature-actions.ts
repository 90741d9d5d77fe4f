import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalAccount } from '../../../src/field/local/rows.ts'
import type { Weather } from './faults.ts'
import type { Phone } from './phone.ts'
import { isAtOffice, signIn, type Town } from './town.ts'

/** What happens to the town, with nobody asking for it. It is waited for, as far as the world lets it end. */
export interface NatureAction {
  name: string
  weight: number
  act(town: Town, phone: Phone): Promise<void> | void
}

const DAY_MS = 24 * 60 * 60_000
const YEAR_MS = 365 * DAY_MS

export const NATURE_ACTIONS: NatureAction[] = [
  { name: 'the weather changes', weight: 8, act: changeWeather },
  { name: 'an old request comes again', weight: 5, act: ({ network }) => network.repeatSomething() },
  { name: 'the browser is killed', weight: 6, act: killBrowser },
  { name: 'the browser starts', weight: 8, act: (_, phone) => phone.boot() },
  { name: 'the server is killed', weight: 3, act: killServer },
  { name: 'the server starts', weight: 6, act: startServer },
  { name: 'a window opens', weight: 3, act: openWindow },
  { name: 'a window closes', weight: 2, act: closeWindow },
  { name: 'the clock jumps', weight: 2, act: jumpClock },
  { name: 'days pass', weight: 2, act: passDays },
  { name: 'the sessions run out', weight: 2, act: endSessions },
  { name: 'the officer signs in', weight: 5, act: (town, phone) => signIn(town, phone, phone.person) },
  { name: 'somebody else takes the phone', weight: 2, act: changeHands },
  { name: 'the app is updated', weight: 1, act: update },
  { name: 'the office makes a backup', weight: 3, act: backUp },
  { name: 'the office goes back to a backup', weight: 0.6, act: restore },
  { name: 'the disk spoils a photo under way', weight: 1.5, act: spoilPart },
  { name: 'the disk for photos fills up or gets room', weight: 1, act: turnPhotoDisk },
  { name: 'the browser gives the memory away', weight: 0.4, act: evict },
  // Only in the row that is about it.
  { name: 'the signal comes or goes', weight: 0, act: turnSignal },
]

const WEATHERS: Weather[] = [
  { faults: 0, slowness: 0 },
  { faults: 0.3, slowness: 0.1 },
  { faults: 0.6, slowness: 0.3 },
  { faults: 1, slowness: 0, only: ['lose_request', 'silence'] },
  { faults: 1, slowness: 0, only: ['portal', 'stranger', 'redirect', 'proxy_error'] },
  { faults: 0.7, slowness: 0, only: ['lose_answer', 'repeat'] },
]

function changeWeather({ network, world }: Town): void {
  network.weather = world.dice.pick(WEATHERS) ?? network.weather
}

/** In the middle of whatever it will be doing. */
function killBrowser({ world }: Town, phone: Phone): void {
  if (phone.life === undefined) return
  Object.assign(phone.life.owner, { tasksLeft: world.dice.int(1, 120), onCrash: () => phone.crash() })
}

function killServer({ world, office }: Town): void {
  if (office.life === undefined) return
  const onCrash = () => {
    world.note('the server crashes')
    office.crash()
  }
  Object.assign(office.life.owner, { tasksLeft: world.dice.int(1, 40), onCrash })
}

export async function startServer({ world, office }: Town): Promise<void> {
  if (office.isUp) return
  office.enter()
  const { life } = office
  if (life !== undefined) await world.complete(() => office.tidyAtStart(), life.owner).catch(() => undefined)
}

async function openWindow(_: Town, phone: Phone): Promise<void> {
  if (phone.tabs.length < 3) await phone.openTab()
}

function closeWindow({ world }: Town, phone: Phone): void {
  if (phone.tabs.length > 1) phone.tabs.splice(world.dice.int(0, phone.tabs.length - 1), 1)[0]?.close()
}

function jumpClock({ world: { dice } }: Town, phone: Phone): void {
  phone.skewMs = dice.chance(0.4) ? 0 : Math.round((dice.next() * 20 - 10) * YEAR_MS)
}

/** Nobody looks at a phone for days; requests of before may still come in afterwards. */
async function passDays({ world, phones }: Town): Promise<void> {
  const open = phones.filter(({ life }) => life !== undefined)
  for (const phone of open) phone.crash()
  await world.pass(world.dice.int(1, 20) * DAY_MS)
  for (const phone of open) await phone.boot()
}

async function endSessions({ world, office }: Town, phone: Phone): Promise<void> {
  const { life } = office
  if (life === undefined) return
  await world.complete(() => office.endSessions(phone.person.accountId), life.owner).catch(() => undefined)
}

/** The windows of the one before may stay open behind those of the new one. */
async function changeHands(town: Town, phone: Phone): Promise<void> {
  const { dice } = town.world
  const other = dice.pick(town.people.filter((person) => person !== phone.person)) as LocalAccount
  if (dice.chance(0.6)) phone.closeAll()
  phone.person = other
  await signIn(town, phone, other)
  await phone.openTab()
}

/** The new version starts when the page is loaded anew, whatever waits. */
async function update(_: Town, phone: Phone): Promise<void> {
  if (phone.life === undefined) return
  phone.appVersion = `0.${Number(phone.appVersion.split('.')[1]) + 1}.0`
  phone.closeAll()
  await phone.openTab()
}

function backUp({ office, backups }: Town): void {
  backups.push(office.backUp())
}

async function restore(town: Town): Promise<void> {
  const { world, office, ledger, backups } = town
  const backup = world.dice.pick(backups)
  if (backup === undefined) return
  office.goBackTo(backup)
  ledger.noteRestore(({ mark }) => isAtOffice(town, mark))
  await startServer(town)
}

function evict(town: Town, phone: Phone): void {
  phone.crash()
  town.ledger.noteEviction(phone, ({ mark }) => isAtOffice(town, mark))
  phone.storage.evict()
  phone.evictions++
}

function turnSignal({ world }: Town, phone: Phone): void {
  phone.hasSignal = !phone.hasSignal
  if (!phone.hasSignal) return
  for (const tab of phone.tabs) world.post(() => void tab.engine.wakeAnew(), phone.life?.owner)
}

/** Bytes that were acknowledged and have not become a file yet. */
function spoilPart({ world, office }: Town): void {
  const folder = office.blobsFolder
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const part = world.dice.pick(names.filter((name) => name.endsWith('.part')).sort())
  if (part === undefined) return
  const bytes = readFileSync(join(folder, part))
  if (bytes.length === 0) return
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1
  writeFileSync(join(folder, part), bytes)
}

function turnPhotoDisk({ network }: Town): void {
  network.isPhotoDiskFull = !network.isPhotoDiskFull
}
