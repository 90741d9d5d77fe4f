import { fieldDatabaseName } from '../../../src/field/local/field-database.ts'
import type { OutboxRow } from '../../../src/field/local/command-rows.ts'
import type { ItemRow, LocalAccount } from '../../../src/field/local/rows.ts'
import { startServer } from './nature-actions.ts'
import type { Phone } from './phone.ts'
import { signIn, type Town } from './town.ts'

/** "The queue drains within 60 s of healing." */
const DRAIN_LIMIT_MS = 60_000
/** What an exchange needs at most while nothing is lost. */
const NEWS_MS = 2_000

/**
 * Everything works again, and whoever has a memory on a phone comes by once more. Resolves to the longest time that a
 * queue needed, and to what did not drain.
 */
export async function settle(town: Town): Promise<{ slowestHealMs: number; stuck: string[] }> {
  const { world, network, office, phones } = town
  network.weather = { faults: 0, slowness: 0 }
  network.isPhotoDiskFull = false
  for (const phone of phones) phone.hasSignal = true
  if (office.life !== undefined) delete office.life.owner.tasksLeft
  await startServer(town)
  let slowestHealMs = 0
  const stuck: string[] = []
  for (const round of [1, 2]) {
    for (const phone of phones) {
      for (const person of peopleOf(town, phone)) {
        await comeBy(town, phone, person)
        const startedAt = world.now
        const isDrained = await world.passUntil(() => isEmpty(phone), DRAIN_LIMIT_MS)
        if (!isDrained) stuck.push(`${phone.name} ${person.account} round ${round}`)
        slowestHealMs = Math.max(slowestHealMs, world.now - startedAt)
        for (const tab of phone.tabs) world.post(() => void tab.engine.wake(), phone.life?.owner)
        await world.pass(NEWS_MS)
      }
    }
  }
  return { slowestHealMs, stuck }
}

function peopleOf({ people }: Town, { storage, person }: Phone): LocalAccount[] {
  const here = people.filter(({ accountId }) => storage.names.includes(fieldDatabaseName(accountId)))
  return here.length === 0 ? [person] : here
}

async function comeBy(town: Town, phone: Phone, person: LocalAccount): Promise<void> {
  phone.closeAll()
  phone.person = person
  phone.isVisible = true
  if (phone.life === undefined) await phone.boot()
  else {
    delete phone.life.owner.tasksLeft
    await phone.openTab()
  }
  await signIn(town, phone, person)
}

function isEmpty({ storage, memoryName }: Phone): boolean {
  if (storage.rows<OutboxRow>(memoryName, 'outbox').length > 0) return false
  const held = new Set(storage.rows<{ sha256: string }>(memoryName, 'chunks').map(({ sha256 }) => sha256))
  const items = storage.rows<ItemRow>(memoryName, 'items')
  const toCome = items.flatMap(({ photos }) => photos.flatMap(({ picture, preview }) => [picture, preview]))
  return toCome.every((file) => file === null || file.isPresent || !held.has(file.sha256))
}
