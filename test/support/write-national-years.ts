/** Writes src/domain/calendar/national-years.ts anew: `npm run calendar`, after an update of chinese-days. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import type { Day } from '../../src/domain/calendar/day.ts'
import { readNationalYears } from './national-years.ts'

const file = fileURLToPath(new URL('../../src/domain/calendar/national-years.ts', import.meta.url))

const textOf = (days: readonly Day[]) => `'${days.map((day) => day.slice(5)).join(' ')}'`
const rows = readNationalYears().map(
  ({ year, off, on }) => `workingYear(${year}, ${textOf(off)}, ${textOf(on)}),`,
)

const text = `// Written by \`npm run calendar\` from the package chinese-days (MIT), which reads the State Council office's notices.
import type { Day } from './day.ts'
import type { WorkingYear } from './working-calendar.ts'

/** Years of which the notice is known: weekdays off, and weekends worked instead. */
export const NATIONAL_YEARS: readonly WorkingYear[] = [
${rows.join('\n')}
]

function workingYear(year: number, off: string, on: string): WorkingYear {
  const days = (text: string) => (text.match(/\\S+/g) ?? []).map((monthAndDay) => \`\${year}-\${monthAndDay}\` as Day)
  return { year, off: days(off), on: days(on) }
}
`

writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'typescript' }))
