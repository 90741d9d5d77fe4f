import { openBackupDoor } from './backup/backup-door.ts'
import { makeBackup } from './backup/backup.usecases.ts'
import { isBackupDue } from './backup/schedule.ts'
import { scrub } from './blobs/file-check.usecases.ts'
import { sweep } from './blobs/sweep.usecases.ts'
import { createOneAtATime } from './blobs/one-at-a-time.ts'
import { isProposingDue, proposePoints } from './commissions/propose-points.usecases.ts'
import { readMark } from './db/marks.ts'
import { isStopDue, runPlannedStops } from './handover/planned-stops.usecases.ts'
import { hasUnread, readArchive } from './likeness/read-archive.usecases.ts'
import type { Parts } from './parts.ts'
import { announcePolicy, isAnnouncementDue } from './policy/announce-policy.usecases.ts'

const LOOK_EVERY_MS = 60_000
const DAY_MS = 24 * 60 * 60_000

/**
 * What a server does by itself while it runs: it reads records and new texts, backs up daily, scrubs weekly, sweeps
 * daily, tells old phones when a version of the rules begins to hold, and proposes the points of commissions.
 */
export async function startUpkeep(parts: Parts) {
  const { config, db, now, log, randomBytes } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  const inTurn = createOneAtATime()
  let triedAt = 0

  const backUp = (tell: (sentence: string) => void) =>
    inTurn('backup', () => makeBackup(parts, { tell, signal }))

  async function look() {
    if (signal.aborted || db.get('select id from office') === undefined) return
    await attempt('backup', isDailyBackupDue, () => {
      triedAt = now()
      return backUp((sentence) => log.info('backup.step', { sentence }))
    })
    await attempt(
      'likeness',
      () => hasUnread(db),
      () => readArchive(parts, signal),
    )
    await attempt(
      'scrub',
      () => now() - readMark(db, 'blobs.scrubbed') >= 7 * DAY_MS,
      () => scrub(parts, signal),
    )
    await attempt(
      'sweep',
      () => now() - readMark(db, 'blobs.swept') >= DAY_MS,
      () => sweep(parts, signal),
    )
    await attempt(
      'policy',
      () => isAnnouncementDue(parts),
      () => announcePolicy(parts),
    )
    await attempt(
      'stops',
      () => isStopDue(parts),
      () => runPlannedStops(parts),
    )
    await attempt(
      'commission_points',
      () => isProposingDue(parts),
      () => proposePoints(parts),
    )
  }

  function isDailyBackupDue(): boolean {
    const history = { verifiedAt: readMark(db, 'backup.verified'), triedAt }
    return config.backupAt !== null && isBackupDue(config.backupAt, history, now())
  }

  async function attempt(name: string, isDue: () => boolean, work: () => Promise<unknown>) {
    if (signal.aborted || !isDue()) return
    try {
      await work()
      log.info(`${name}.done`)
    } catch (error) {
      if (!signal.aborted) log.error(`${name}.failed`, error)
    }
  }

  // The desk's first look of the day must not wait for years of items, nor may a phone wait for that look.
  const reading = parts.records.ready(signal).catch((error: unknown) => log.error('records.failed', error))
  const lookInTurn = () => void inTurn('look', look)
  const door = await openBackupDoor({ dataDir: config.dataDir, randomBytes, backUp })
  const timer = setInterval(lookInTurn, LOOK_EVERY_MS)
  lookInTurn()

  return {
    /** Breaks off what is under way; a backup that was cut off leaves nothing behind. */
    async stop() {
      clearInterval(timer)
      door.close()
      stopping.abort()
      await reading
      await inTurn('look', async () => undefined)
      await inTurn('backup', async () => undefined)
    },
  }
}
