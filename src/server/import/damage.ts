import { refuseImport } from './import.errors.ts'

/** The first place at which a file is not what its phone wrote: the name of an entry, or an `ArchivePart`. */
export function damaged(place: string) {
  return refuseImport('import.damaged', { place })
}
