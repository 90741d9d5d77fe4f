import { statfsSync } from 'node:fs'
import type { Config } from '../config.ts'
import { refuseRequest } from '../http/http.errors.ts'

type ReserveConfig = Pick<Config, 'dataDir' | 'photoReserveBytes' | 'textReserveBytes'>

/** What asks for room: photos wait on their phones first, so that texts can go on for a long while. */
export type Load = 'photo' | 'text'

/** Refuses with 507 before the first byte is written when the disk would come below its reserve. */
export function ensureRoom({ config }: { config: ReserveConfig }, load: Load, bytes = 0) {
  const freeBytes = load === 'text' ? readFreeBytesOnce(config.dataDir) : readFreeBytes(config.dataDir)
  if (freeBytes - bytes < reserveOf(config, load)) throw refuseRequest('server.storage_full')
}

export function hasRoom(config: ReserveConfig, load: Load): boolean {
  return readFreeBytes(config.dataDir) >= reserveOf(config, load)
}

/** Room on the disk of a folder, for those who are not root. Some microseconds, so it is asked anew each time. */
export function readFreeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}

const freeBytesNow = new Map<string, number>()

/** Texts that come in the same turn of the event loop fill no disk: one of them asks for all. */
function readFreeBytesOnce(path: string): number {
  const known = freeBytesNow.get(path)
  if (known !== undefined) return known
  if (freeBytesNow.size === 0) setImmediate(() => freeBytesNow.clear())
  const freeBytes = readFreeBytes(path)
  freeBytesNow.set(path, freeBytes)
  return freeBytes
}

function reserveOf({ photoReserveBytes, textReserveBytes }: ReserveConfig, load: Load): number {
  return load === 'photo' ? photoReserveBytes : textReserveBytes
}
