/** What a run of the engine needs, in one file that is fetched after the first screen. */
export { hasPending } from '../local/pending.ts'
export { hasLine, probeOffice } from '../sync/probe-office.ts'
export { synchronize } from '../sync/synchronize.ts'
