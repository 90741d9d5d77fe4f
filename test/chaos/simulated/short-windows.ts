import { playDays } from './stage.ts'

const PERIOD_MS = 5 * 60_000
const WINDOW_MS = 15_000
const MOST_WINDOWS = 60

/** The link is up for 15 s in every 5 min, and nobody is told: what waits goes on from where it stopped. */
export const run = (cycles: number, random: () => number) =>
  playDays('short-windows', { cycles, random }, async ({ town, send, countWaiting, countPhotosToCome }) => {
    const { world, network } = town
    network.weather = { faults: 1, slowness: 0, only: ['silence', 'lose_request'] }
    for (let texts = 0; texts < 3; texts++) await send({ characters: 500, photoBytes: [150_000, 90_000] })
    const startedAt = world.now
    for (let windows = 0; windows < MOST_WINDOWS; windows++) {
      await world.pass(PERIOD_MS - WINDOW_MS)
      network.weather = { faults: 0, slowness: 0 }
      network.link = { bitsPerSecond: 300_000, latencyMs: 400, loss: 0.02 }
      await world.pass(WINDOW_MS)
      network.weather = { faults: 1, slowness: 0, only: ['silence', 'lose_request'] }
      if (countWaiting() + countPhotosToCome() === 0) return { healMs: world.now - startedAt, faults: [] }
    }
    return { healMs: world.now - startedAt, faults: ['stuck: not through after 5 hours of short windows'] }
  })
