import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { toLocalInput, toShanghaiTime } from '../../domain/calendar/shanghai-time.ts'
import { syncNow } from './disk-sync.ts'

const NAME = /^\d{4}-\d{2}-\d{2}-\d{6}$/
const UNFINISHED = /^\d{4}-\d{2}-\d{2}-\d{6}\.part$/
const KEPT_DAYS = 14

/** `2026-11-21-023000`, the time in Asia/Shanghai. */
export function nameOf(madeAt: number): string {
  return `${toLocalInput(madeAt).slice(0, 10)}-${toShanghaiTime(madeAt).timeWithSeconds.replaceAll(':', '')}`
}

/** Names of the finished backups, oldest first. Only a verified one has such a name. */
export function listBackups(dir: string): string[] {
  mkdirSync(dir, { recursive: true })
  return readdirSync(dir)
    .filter((name) => NAME.test(name))
    .sort()
}

/** An empty folder to make a backup in; what an earlier one left unfinished goes. */
export function beginFolder(dir: string, name: string): string {
  listBackups(dir)
  for (const left of readdirSync(dir).filter((one) => UNFINISHED.test(one)))
    rmSync(join(dir, left), { recursive: true })
  const folder = join(dir, `${name}.part`)
  mkdirSync(folder)
  return folder
}

/** From here on the backup is a backup. */
export function finishFolder(dir: string, name: string): string {
  const folder = join(dir, name)
  renameSync(`${folder}.part`, folder)
  syncNow(dir, 'folder')
  return folder
}

/** Keeps all of the newest day and the newest of each of the 13 days before it; returns how many went. */
export function removeOld(dir: string): number {
  const names = listBackups(dir)
  const newestByDay = new Map(names.map((name) => [name.slice(0, 10), name]))
  const kept = new Set([...newestByDay.values()].slice(-KEPT_DAYS))
  const newestDay = [...newestByDay.keys()].at(-1) ?? ''
  const old = names.filter((name) => !kept.has(name) && !name.startsWith(newestDay))
  for (const name of old) rmSync(join(dir, name), { recursive: true })
  return old.length
}
