import { playDays } from './stage.ts'

const TEXT_LIMIT_MS = 60_000

/** The office's disk takes no more photos: text goes on as if nothing were. */
export const run = (cycles: number, random: () => number) =>
  playDays('photo-disk-full', { cycles, random }, async ({ town, send, countWaiting }) => {
    const { world, network } = town
    network.isPhotoDiskFull = true
    await send({ characters: 50, photoBytes: [20_000] })
    await world.pass(world.dice.int(3_000, 60_000))
    await send({ characters: 50 })
    const sentAt = world.now
    const isThrough = await world.passUntil(() => countWaiting() === 0, TEXT_LIMIT_MS)
    return { healMs: world.now - sentAt, faults: isThrough ? [] : ['stuck: a text waits for photos'] }
  })
