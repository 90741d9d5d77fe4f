import type { InjectOptions, Response as Reply } from 'light-my-request'
import type { Outcome, SyncResponse } from '../../../src/protocol/sync.ts'
import type { FaultReport } from '../fault-report.ts'
import { startServer } from '../simulator/nature-actions.ts'
import type { Town } from '../simulator/town.ts'
import { playDays, type Stage } from './stage.ts'

const KILLS_A_DAY = 25
const DRAIN_LIMIT_MS = 10 * 60_000
/** How many tasks of the server lie between the last byte of a photo and the photo itself. */
const FINALISING_TASKS = 10

/**
 * The server ends between commit and answer, or between the last byte of a photo and its finalising, again and again.
 * What it had committed is answered once more with the same outcome, and every photo becomes whole.
 */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  const days = Math.ceil(cycles / KILLS_A_DAY)
  const counts = { 'between commit and answer': 0, 'between last byte and finalise': 0 }
  let slowestHealMs = 0
  let left = cycles
  const report = await playDays('unanswered', { cycles: days, random }, async (stage) => {
    const kills = Math.min(left, KILLS_A_DAY)
    left -= kills
    const faults: string[] = []
    for (let kill = 0; kill < kills; kill++) {
      const isPhoto = stage.town.world.dice.chance(0.25)
      const found = await (isPhoto ? killOverPhoto(stage) : killOverAnswer(stage))
      counts[isPhoto ? 'between last byte and finalise' : 'between commit and answer']++
      faults.push(...found.faults)
      slowestHealMs = Math.max(slowestHealMs, found.healMs)
    }
    return { faults }
  })
  return { ...report, cycles, slowestHealMs, counts }
}

async function killOverAnswer(stage: Stage) {
  const { network, office } = stage.town
  const told = new Map<string, Outcome>()
  network.onAnswer = (request, reply) => {
    const results = resultsOf(request, reply)
    if (results.length === 0) return
    for (const { id, outcome } of results) told.set(id, outcome)
    office.crash()
  }
  await stage.send({ characters: 20 })
  const faults = await expectEnd(stage.town)
  network.onAnswer = (request, reply) => {
    for (const { id, outcome, replayed } of resultsOf(request, reply)) {
      if (!told.has(id)) continue
      const isSame = replayed && JSON.stringify(outcome) === JSON.stringify(told.get(id))
      if (!isSame) faults.push('changed: the outcome of a command that had been carried out')
      told.delete(id)
    }
  }
  const healMs = await heal(stage, faults)
  if (told.size > 0) faults.push('stuck: a command without its answer')
  network.onAnswer = () => {}
  return { faults, healMs }
}

async function killOverPhoto(stage: Stage) {
  const { network, office, world } = stage.town
  network.onArrival = ({ method }) => {
    if (String(method) !== 'PATCH' || office.life === undefined) return
    network.onArrival = () => {}
    const tasksLeft = world.dice.int(1, FINALISING_TASKS)
    Object.assign(office.life.owner, { tasksLeft, onCrash: () => office.crash() })
  }
  await stage.send({ characters: 20, photoBytes: [world.dice.int(1_000, 8_000)] })
  const faults = await expectEnd(stage.town)
  return { faults, healMs: await heal(stage, faults) }
}

const resultsOf = ({ url }: InjectOptions, reply: Reply) =>
  url === '/api/sync' && reply.statusCode === 200 ? reply.json<SyncResponse>().results : []

async function expectEnd({ world, office }: Town): Promise<string[]> {
  const hasEnded = await world.passUntil(() => !office.isUp, DRAIN_LIMIT_MS)
  return hasEnded ? [] : ['broken: the server was not killed']
}

async function heal({ town, countWaiting, countPhotosToCome }: Stage, faults: string[]): Promise<number> {
  await startServer(town)
  const startedAt = town.world.now
  const isDrained = await town.world.passUntil(
    () => countWaiting() + countPhotosToCome() === 0,
    DRAIN_LIMIT_MS,
  )
  if (!isDrained) faults.push('stuck: the queue did not drain')
  return town.world.now - startedAt
}
