import { figureOf, type Figure } from './figure.ts'

/** A count as the trade rounds it: 34篇 is 30余篇; whole tens, what is below ten and what has a bound stay as they are. */
export function floorToTens(figure: Figure): Figure {
  const count = Number(figure.value)
  const tens = Math.floor(count / 10) * 10
  const isRound = figure.bound !== 'exact' || tens === count || tens <= 0 || !Number.isSafeInteger(count)
  return isRound ? figure : figureOf(tens, figure.unit, 'over')
}
