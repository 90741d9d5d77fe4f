/** Days from 1 March of the year 0 to 1 January 1970. */
const DAYS_BEFORE_1970 = 719_468
const DAYS_OF_400_YEARS = 146_097

export interface YearMonthDay {
  year: number
  month: number
  day: number
}

/**
 * Days since 1 January 1970. Plain arithmetic on whole numbers, for a year of progress asks for thousands of days and
 * the platform's `Date` takes ten times as long. Years begin in March here, so that a leap day is the last of its year.
 */
export function dayNumberOf({ year, month, day }: YearMonthDay): number {
  const marchYear = month > 2 ? year : year - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + daysBeforeMonth((month + 9) % 12) + day - 1 - DAYS_BEFORE_1970
}

/** The date of a day number. */
export function yearMonthDayOf(dayNumber: number): YearMonthDay {
  const number = dayNumber + DAYS_BEFORE_1970
  const era = Math.floor(number / DAYS_OF_400_YEARS)
  const inEra = number - era * DAYS_OF_400_YEARS
  const leapDays = Math.floor(inEra / 1460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096)
  const year = Math.floor((inEra - leapDays) / 365)
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const fromMarch = Math.floor((5 * inYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: era * 400 + year + (month > 2 ? 0 : 1),
    month,
    day: inYear - daysBeforeMonth(fromMarch) + 1,
  }
}

/** March to July and August to December have 153 days each. */
function daysBeforeMonth(fromMarch: number): number {
  return Math.floor((153 * fromMarch + 2) / 5)
}

/** A number of a date in text, with its leading zero. */
export function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

/** A year in four digits. */
export function fourDigits(year: number): string {
  return year > 999 ? String(year) : String(year).padStart(4, '0')
}
