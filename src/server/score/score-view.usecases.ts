export { closedUntil } from './closed-periods.repository.ts'
export { findAppeal } from './appeals.repository.ts'
export { findScoreEntry } from './score-entries.repository.ts'
