import type { ProgressLine } from './progress-line.ts'

/** Tasks that are met, of those that are set: the lines of one unit, or of all. */
export interface Completion {
  met: number
  tasks: number
}

/** What is still to be written or adopted over all of these. */
export function missingIn(lines: readonly Pick<ProgressLine, 'missing' | 'adopted'>[]): number {
  return lines.reduce((sum, { missing, adopted }) => sum + missing + (adopted?.missing ?? 0), 0)
}

export function completionOf(lines: readonly ProgressLine[]): Completion {
  const tasks = lines.filter(({ state }) => state !== 'no_task')
  return { met: tasks.filter(({ state }) => state === 'met').length, tasks: tasks.length }
}
